import { lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';

/** `/direction/verifications`, `/exploitation/verifications` */
export const VerificationsRoute = lazyRouteComponent(
  () => import('./verifications-page.tsx'),
  'VerificationsPage',
);

/** The same, of one professional. */
export const VerificationRecordRoute = lazyRouteComponent(
  () => import('./verification-record-page.tsx'),
  'VerificationRecordPage',
);

/** `/ma-verification` */
export const OwnVerificationRoute = lazyRouteComponent(
  () => import('./own-verification-page.tsx'),
  'OwnVerificationPage',
);

/** What an account that is not verified sees in place of the service. */
export const UnverifiedGate = lazy(async () => {
  const { OwnVerification } = await import('./own-verification.tsx');
  return { default: OwnVerification };
});
