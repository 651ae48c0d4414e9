import '#web/ui/tokens.css';
import '#web/ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepAppOnDevice } from '#web/lib/offline/app-update.ts';
import { hearInstallOffers } from '#web/lib/offline/install.ts';
import { createQueryClient } from '#web/lib/query-client.ts';
import { SessionProvider } from '#web/lib/session.tsx';
import { ShortcutProvider } from '#web/ui/shortcuts.tsx';
import { ToastProvider } from '#web/ui/toast.tsx';
import { DictationProvider } from './dictation.tsx';
import { afterFirstPaint } from './first-paint.ts';
import { router } from './router.tsx';

// A page that the browser kept whole for the key « back » shows what it showed before signing out: it begins anew (B-036).
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});

hearInstallOffers();
if (import.meta.env.PROD) keepAppOnDevice();

const root = document.querySelector('#root');
if (!root) {
  throw new Error('index.html has no #root');
}

afterFirstPaint(() =>
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <SessionProvider>
          <ToastProvider>
            <ShortcutProvider>
              <DictationProvider>
                <RouterProvider router={router} />
              </DictationProvider>
            </ShortcutProvider>
          </ToastProvider>
        </SessionProvider>
      </QueryClientProvider>
    </StrictMode>,
  ),
);
