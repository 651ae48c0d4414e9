declare module 'heic-decode' {
  type DecodedImage = { width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> };
  type PendingImage = { width: number; height: number; decode(): Promise<DecodedImage> };

  /** Sizes first, pixels on `decode`; `dispose` frees the memory of libheif. */
  export function all(input: { buffer: Uint8Array }): Promise<PendingImage[] & { dispose(): void }>;
}
