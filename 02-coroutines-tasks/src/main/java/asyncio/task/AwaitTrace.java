package asyncio.task;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * Says through which awaits a failure came. It is found among the failure's suppressed ones, where
 * {@code printStackTrace} shows it: the failure's own trace ends where the loop ran the task that
 * threw it, and knows nothing of those who awaited that task.
 */
public final class AwaitTrace extends Throwable {

  private static final long serialVersionUID = 1L;
  private static final int MOST_FRAMES = 200;

  private AwaitTrace() {
    super("awaited", null, false, true);
    setStackTrace(new StackTraceElement[0]);
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }

  /** Notes that a failure comes out of the await that is running. Cancellations are not noted. */
  static void note(Throwable failure) {
    if (failure instanceof CancelledError) {
      return;
    }
    AwaitTrace trace = of(failure);
    var frames = new ArrayList<>(List.of(trace.getStackTrace()));
    if (frames.size() < MOST_FRAMES) {
      frames.addAll(awaiters());
      trace.setStackTrace(frames.toArray(StackTraceElement[]::new));
    }
  }

  private static AwaitTrace of(Throwable failure) {
    for (Throwable suppressed : failure.getSuppressed()) {
      if (suppressed instanceof AwaitTrace trace) {
        return trace;
      }
    }
    var trace = new AwaitTrace();
    failure.addSuppressed(trace);
    return trace;
  }

  private static List<StackTraceElement> awaiters() {
    return CoroutineStack.currentFrames().stream().map(StackFrame::toStackTraceElement).toList();
  }
}
