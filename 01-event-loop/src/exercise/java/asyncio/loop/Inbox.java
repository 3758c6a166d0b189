package asyncio.loop;

import static loopcraft.grader.Todo.todo;

import loopcraft.grader.Exercise;

/**
 * Where other threads leave callbacks for a loop, and how they wake it.
 *
 * <p>Waking a poller costs a system call, so it is done only when the loop sleeps, and once however
 * many callbacks arrive. Two promises make that safe. The loop says that it will sleep
 * <em>before</em> it looks into the inbox for the last time; a thread puts its callback into the
 * inbox <em>before</em> it looks whether the loop sleeps. Whoever comes second sees the other.
 */
@Exercise("01.5")
final class Inbox {

  /** Makes an empty inbox for a loop that is awake. */
  Inbox(Poller poller) {
    throw todo("01.5");
  }

  /**
   * Leaves a callback, from any thread, and wakes the loop by {@link Poller#wakeUp} if it sleeps
   * and nobody has woken it yet. All that the calling thread did before is visible to the callback.
   */
  void post(Handle handle) {
    throw todo("01.5");
  }

  /**
   * Announces, on the loop's thread, that the loop is about to sleep.
   *
   * @return whether it may: false if a callback has arrived meanwhile, and the loop counts as awake
   */
  boolean fallAsleep() {
    throw todo("01.5");
  }

  /** Announces, on the loop's thread, that the loop is awake. */
  void awake() {
    throw todo("01.5");
  }

  /** Moves what has arrived into the ready queue, on the loop's thread, in order of arrival. */
  void moveTo(ReadyQueue ready) {
    throw todo("01.5");
  }
}
