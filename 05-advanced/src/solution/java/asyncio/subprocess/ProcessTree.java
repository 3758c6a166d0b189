package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.ReturnWhen;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import loopcraft.grader.Exercise;

/** A process with all that it has started, and they have: asyncio has no such thing. */
@Exercise(value = "05.3", part = 3)
final class ProcessTree {

  private ProcessTree() {}

  /**
   * Kills a process and its descendants, each once. Callable from any thread; nothing waits.
   *
   * <p>First all descendants are looked up, and not only the children: those of a process that has
   * ended can no longer be found, and a child may end with its parent. Then the root is killed, so
   * that it starts no more. Then come the descendants. Each of them is asked once more for its own
   * before it is killed, since it may have started some meanwhile; they are killed likewise, and so
   * asked as well.
   *
   * <p>Where the system does not tell descendants, which is to say that the look-up throws some
   * {@link RuntimeException}, they are taken to be none.
   */
  static void kill(ProcessHandle root) {
    Set<ProcessHandle> found = new LinkedHashSet<>(descendants(root));
    root.destroyForcibly();
    Queue<ProcessHandle> toKill = new ArrayDeque<>(found);
    while (!toKill.isEmpty()) {
      ProcessHandle process = toKill.remove();
      for (ProcessHandle straggler : descendants(process)) {
        if (found.add(straggler)) {
          toKill.add(straggler);
        }
      }
      process.destroyForcibly();
    }
  }

  private static List<ProcessHandle> descendants(ProcessHandle process) {
    try {
      return process.descendants().toList();
    } catch (RuntimeException notTold) {
      return List.of();
    }
  }

  /**
   * A coroutine that kills a process with its descendants, when it runs and not before, and waits
   * for its end, as {@link #untilDone} does.
   *
   * @param ended is done when the root has ended
   */
  static Coroutine<Void> end(ProcessHandle root, Future<?> ended) {
    return async(
        () -> {
          kill(root);
          await(untilDone(ended));
        });
  }

  /**
   * A coroutine that waits until a future is done, in whatever way, and does not look at how: that
   * the future fails or is cancelled is not thrown. (Whether a failure counts as retrieved is left
   * open.)
   *
   * <p>It is not to be put off. If its task is cancelled meanwhile, once or more often, the future
   * is not cancelled, and the coroutine goes on to wait; when the future is done, it throws the
   * {@link CancelledError} with which it was cancelled, or one of them. That holds up to its end,
   * also when the future is done and the coroutine has not gone on yet.
   */
  static Coroutine<Void> untilDone(Future<?> future) {
    return async(
        () -> {
          CancelledError cancelled = null;
          while (!future.isDone()) {
            try {
              await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(future)));
            } catch (CancelledError putOff) {
              cancelled = putOff;
            }
          }
          if (cancelled != null) {
            throw cancelled;
          }
        });
  }
}
