/* The sound of the microphone, handed on as it comes; runs beside the page, keeps nothing. */
class Recorder extends AudioWorkletProcessor {
  process([input]) {
    if (input?.[0]) this.port.postMessage(input[0].slice());
    return true;
  }
}

registerProcessor('consilia-recorder', Recorder);
