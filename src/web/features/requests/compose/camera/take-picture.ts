type PhotoTaker = { takePhoto: () => Promise<Blob> };
type PhotoTakerClass = new (track: MediaStreamTrack) => PhotoTaker;

const jpegQuality = 0.95;
/** Some phones never answer: then the picture of the preview is taken. */
const longestWaitMs = 2_500;

/** The sensor's own photo where the browser gives it (more pixels), else the preview's picture; a JPEG in memory. */
export async function takePicture(
  track: MediaStreamTrack | undefined,
  video: HTMLVideoElement | null,
): Promise<Blob> {
  const Taker = (globalThis as { ImageCapture?: PhotoTakerClass }).ImageCapture;
  if (Taker && track?.readyState === 'live') {
    const photo = await Promise.race([
      new Taker(track).takePhoto().catch(() => undefined),
      new Promise<undefined>((done) => setTimeout(done, longestWaitMs)),
    ]);
    if (photo && photo.size > 0) return photo;
  }
  if (!video || video.videoWidth === 0) throw new Error('no picture yet');
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return await new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no blob'))), 'image/jpeg', jpegQuality);
  });
}
