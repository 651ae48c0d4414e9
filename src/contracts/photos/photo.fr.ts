export const photoErrorsFr = {
  'photo.not_found': 'Cette photo n’existe pas, ou ne vous est pas ouverte.',
  'photo.not_an_image': 'Ce fichier n’est pas une photo. Choisissez une image JPEG, PNG, WebP ou HEIC.',
  'photo.unsupported_format':
    'Ce format d’image n’est pas accepté. Choisissez une image JPEG, PNG, WebP ou HEIC.',
  'photo.truncated': 'Cette photo est incomplète. Reprenez-la ou choisissez-la de nouveau.',
  'photo.damaged': 'Cette photo est abîmée et ne peut pas être lue. Reprenez-la.',
  'photo.too_many_pixels': 'Cette image est trop grande (64 millions de pixels au plus).',
  'photo.too_small': 'Cette image est trop petite pour être lue.',
  'photo.too_large': 'Cette photo dépasse 50 Mo. Réduisez-la ou reprenez-la.',
  'photo.busy': 'Beaucoup de photos arrivent en même temps. Celle-ci sera reprise dans un instant.',
  'photo.not_tiled': 'Cette photo s’affiche en entier, elle n’est pas découpée.',
  'photo.viewing_over': 'La photo est restée ouverte longtemps. Rouvrez-la pour continuer.',
  'document.not_found': 'Ce document n’existe pas, ou ne vous est pas ouvert.',
  'document.too_large': 'Ce document dépasse 20 Mo.',
  'document.unsupported': 'Joignez un PDF, une image JPEG ou une image PNG.',
  'document.active_content':
    'Ce PDF contient du contenu actif (script, formulaire ou fichier joint). Imprimez-le en PDF simple.',
  'document.infected': 'Ce fichier a été refusé par l’analyse de sécurité.',
  'document.scan_unavailable': 'L’analyse de sécurité ne répond pas. Réessayez dans un instant.',
  'document.quarantined': 'Ce document a été mis de côté par l’analyse de sécurité.',
} as const;
export type PhotoErrorCode = keyof typeof photoErrorsFr;
