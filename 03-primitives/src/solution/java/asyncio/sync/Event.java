package asyncio.sync;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import loopcraft.grader.Exercise;

/**
 * A flag that tasks can wait for: {@code asyncio.Event}.
 *
 * <p>Use it on the loop's thread only.
 */
public final class Event {

  private final LoopBinding binding = new LoopBinding(this);
  private final Deque<Future<Void>> waiters = new ArrayDeque<>();
  private boolean set;

  /** Makes an event that is not set. */
  public Event() {}

  /** Whether the flag is set: {@code is_set}. */
  public boolean isSet() {
    return set;
  }

  /**
   * Sets the flag, and wakes all that wait for it, in the order in which they came. They have seen
   * it set, even if it is cleared before they run: {@code set}.
   */
  @Exercise("03.2")
  public void set() {
    if (set) {
      return;
    }
    set = true;
    for (Future<Void> waiter : waiters) {
      if (!waiter.isDone()) {
        waiter.setResult(null);
      }
    }
  }

  /** Takes the flag back: who waits from now on waits for the next {@link #set}: {@code clear}. */
  @Exercise("03.2")
  public void clear() {
    set = false;
  }

  /**
   * A coroutine that waits until the flag is set; if it is set already, without suspending: {@code
   * wait}. One that is cancelled leaves nothing behind.
   */
  @Exercise("03.2")
  public Coroutine<Void> waitUntilSet() {
    return async(this::awaitSet);
  }

  private void awaitSet() {
    if (set) {
      return;
    }
    Future<Void> waiter = binding.newWaiter();
    waiters.add(waiter);
    try {
      waiter.await();
    } finally {
      waiters.remove(waiter);
    }
  }

  /** Says whether it is set, and how many wait, if any do. */
  @Override
  public String toString() {
    return "Event[%s%s]".formatted(set ? "set" : "unset", Waiting.count("waiters", waiters.size()));
  }
}
