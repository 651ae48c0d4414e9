import { useEffect, useState } from 'react';

/** iOS asks the person first, and only on a tap. */
type AskingEvent = { requestPermission?: () => Promise<'granted' | 'denied'> };

const longestSilenceMs = 1_500;

export type Level = {
  /** The device tells how it is held, or may after being asked. */
  isOffered: boolean;
  isOn: boolean;
  /** Degrees from upright, -90 to 90, rounded; undefined while not on. */
  tilt: number | undefined;
  toggle: () => void;
};

/** How far the phone leans to a side, so that photos taken one after the other compare. */
export function useLevel(): Level {
  const [isOffered, setIsOffered] = useState(mustAsk());
  const [isOn, setIsOn] = useState(false);
  const [tilt, setTilt] = useState<number>();
  // Some devices grant it and never say anything.
  useEffect(() => {
    if (!isOn || tilt !== undefined) return;
    const timer = setTimeout(() => setIsOffered(false), longestSilenceMs);
    return () => clearTimeout(timer);
  }, [isOn, tilt]);
  useEffect(() => {
    const hear = ({ beta, gamma }: DeviceOrientationEvent) => {
      if (beta === null || gamma === null) return;
      setIsOffered(true);
      setTilt(tiltOf(gamma));
    };
    addEventListener('deviceorientation', hear);
    return () => removeEventListener('deviceorientation', hear);
  }, []);
  const turnOn = async () => {
    const ask = asking()?.requestPermission;
    const answer = ask ? await ask().catch(() => 'denied' as const) : 'granted';
    if (answer === 'granted') setIsOn(true);
    else setIsOffered(false);
  };
  return {
    isOffered,
    isOn,
    tilt: isOn ? tilt : undefined,
    toggle: () => (isOn ? setIsOn(false) : void turnOn()),
  };
}

/** Whole degrees of lean to the right; a phone held flat over the skin leans by `gamma` too. */
export function tiltOf(gamma: number): number {
  return Math.round(Math.max(-90, Math.min(90, gamma)));
}

function asking(): AskingEvent | undefined {
  return (globalThis as { DeviceOrientationEvent?: AskingEvent }).DeviceOrientationEvent;
}

function mustAsk(): boolean {
  return navigator.maxTouchPoints > 0 && typeof asking()?.requestPermission === 'function';
}
