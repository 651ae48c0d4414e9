import { type ComponentProps, lazy, Suspense } from 'react';
import { LoadingState } from '../states.tsx';

type Viewer = typeof import('./photo-viewer.tsx').PhotoViewer;
type ViewerDialog = typeof import('./photo-viewer.tsx').PhotoViewerDialog;

const Inner = lazy(async () => ({ default: (await import('./photo-viewer.tsx')).PhotoViewer }));
const InnerDialog = lazy(async () => ({ default: (await import('./photo-viewer.tsx')).PhotoViewerDialog }));

/** PhotoViewer, loaded when first shown. */
export function LazyPhotoViewer(props: ComponentProps<Viewer>) {
  return (
    <Suspense fallback={<LoadingState lines={8} />}>
      <Inner {...props} />
    </Suspense>
  );
}

/** PhotoViewerDialog, loaded when first shown. */
export function LazyPhotoViewerDialog(props: ComponentProps<ViewerDialog>) {
  return (
    <Suspense fallback={null}>
      <InnerDialog {...props} />
    </Suspense>
  );
}
