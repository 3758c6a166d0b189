package asyncio.task;

import asyncio.loop.CallbackContext;
import asyncio.loop.ContextSlot;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A callback that waits for a future to be done. It runs in a copy of the context in which it was
 * added, whoever completes the future.
 */
final class DoneCallback<T> implements Runnable {

  private final Future<T> future;
  private final Consumer<? super Future<T>> callback;
  private final CallbackContext context;

  DoneCallback(Future<T> future, Consumer<? super Future<T>> callback) {
    this.future = future;
    this.callback = Objects.requireNonNull(callback, "callback");
    future.loop().noteUse(future);
    CallbackContext current = ContextSlot.ofThisThread().get();
    context = current == null ? null : current.snapshot();
  }

  /** Whether this is the callback that was added as the given one. */
  boolean calls(Consumer<?> other) {
    return callback == other;
  }

  @Override
  public void run() {
    ContextSlot slot = ContextSlot.ofThisThread();
    CallbackContext before = slot.exchange(context);
    try {
      callback.accept(future);
    } finally {
      slot.exchange(before);
    }
  }

  @Override
  public String toString() {
    return callback + "(" + future + ")";
  }
}
