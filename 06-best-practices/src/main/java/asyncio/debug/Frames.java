package asyncio.debug;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The frames of a task as people want to see them: those of the program, and of the runtime those
 * that the program has called. What is between, and the JDK, is left out.
 */
public final class Frames {

  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

  private Frames() {}

  /**
   * Those of a task that is suspended.
   *
   * @param stack innermost first, as {@code Task.stack} returns it
   */
  public static List<StackTraceElement> of(List<StackFrame> stack) {
    return shown(stack.stream().map(StackFrame::toStackTraceElement).toList());
  }

  /** Those of the task that runs on this thread. */
  public static List<StackTraceElement> here() {
    return shown(Arrays.asList(Stacks.here(Integer.MAX_VALUE)));
  }

  private static List<StackTraceElement> shown(List<StackTraceElement> stack) {
    var shown = new ArrayList<StackTraceElement>();
    StackTraceElement called = null;
    for (StackTraceElement frame : stack) {
      if (Stacks.isProgram(frame.getClassName())) {
        if (called != null) {
          shown.add(called);
          called = null;
        }
        shown.add(frame);
      } else if (Stacks.isRuntime(frame.getClassName())) {
        called = frame;
      }
    }
    if (shown.isEmpty() && called != null) {
      shown.add(called);
    }
    return shown;
  }

  /** A frame in a line, {@code Shop.pay (Shop.java:60)}; a lambda is named as what it is in. */
  public static String text(StackTraceElement frame) {
    String type = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
    return "%s.%s (%s:%d)"
        .formatted(
            type.replace('$', '.'),
            method(frame),
            frame.getFileName() == null ? "unknown" : frame.getFileName(),
            frame.getLineNumber());
  }

  /** The method of a frame. */
  public static String method(StackTraceElement frame) {
    return LAMBDA.matcher(frame.getMethodName()).replaceFirst("$1");
  }
}
