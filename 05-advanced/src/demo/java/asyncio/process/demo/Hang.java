package asyncio.process.demo;

import asyncio.process.Job;

/** Never ends, whoever asks. */
record Hang() implements Job<Void> {

  private static volatile boolean forever = true;

  @Override
  public Void call() {
    while (forever) {
      Thread.onSpinWait();
    }
    return null;
  }
}
