package asyncio.process.demo;

import asyncio.process.Job;

/** Tells which process does it. */
record WorkerPid() implements Job<Long> {

  @Override
  public Long call() {
    return ProcessHandle.current().pid();
  }
}
