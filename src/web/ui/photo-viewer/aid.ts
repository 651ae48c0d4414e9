/** What is seen brighter or with more contrast, in percent of the photo as it is; the photo itself never changes. */
export type Aid = { brightness: number; contrast: number };
export const noAid: Aid = { brightness: 100, contrast: 100 };

export function isAided({ brightness, contrast }: Aid): boolean {
  return brightness !== noAid.brightness || contrast !== noAid.contrast;
}
