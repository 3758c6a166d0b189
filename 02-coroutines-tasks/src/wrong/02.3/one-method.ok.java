// Alternative: the whole step in one method, and the wake-up by a lambda.
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void step(Throwable thrown) {
    if (isDone()) {
      throw new InvalidStateError("done: " + name());
    }
    waitsFor = null;
    Throwable throwIn = cancelRequest.replace(thrown);
    tasks.enter(this);
    try {
      context.run(
          () -> {
            Object awaited;
            try {
              awaited = throwIn == null ? coroutine.resume() : coroutine.throwInto(throwIn);
            } catch (IllegalStateException unusable) {
              tasks.ended(this);
              super.setException(unusable);
              return;
            }
            if (coroutine.state() == CoroutineState.CLOSED) {
              finish();
            } else {
              waitFor(awaited);
            }
          });
    } finally {
      tasks.leave();
    }
  }

  private void waitFor(Object awaited) {
    if (awaited == null) {
      loop().callSoon(() -> step(null));
    } else if (!(awaited instanceof Future<?> future)) {
      fail("this cannot be awaited: " + awaited);
    } else if (future == this) {
      fail("a task cannot await itself");
    } else if (future.loop() != loop()) {
      fail("a future of a different loop is awaited");
    } else {
      waitsFor = future;
      future.addDoneCallback(done -> wakeUp(done));
      cancelRequest.passOn(future);
    }
  }

  private void fail(String message) {
    var error = new IllegalStateException(message);
    loop().callSoon(() -> step(error));
  }

  private void wakeUp(Future<?> future) {
    Throwable failure;
    if (future.isCancelled()) {
      failure = future.cancelledError();
    } else {
      failure = future.exception();
    }
    step(failure);
  }
}
