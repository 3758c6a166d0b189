package loopcraft.grader.kit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loopcraft.grader.isolation.IsolatingClassLoader;

/** Which frames of a stack a learner wants to see. */
public final class Frames {

  private static final List<String> MACHINERY =
      List.of(
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          "com.sun.",
          "org.junit.",
          "org.opentest4j.",
          "org.assertj.",
          "org.apache.maven.",
          "com.intellij.",
          "org.eclipse.",
          "com.microsoft.",
          "loopcraft.grader.");

  private Frames() {}

  /** Whether a frame belongs to the course: the learner's, the given code's or a test's. */
  public static boolean isOfCourse(StackTraceElement frame) {
    return MACHINERY.stream().noneMatch(frame.getClassName()::startsWith);
  }

  /**
   * The frames of the course, innermost first. Those of the reference are left out: a learner would
   * look for their lines in the file that is still to be written.
   */
  public static List<StackTraceElement> ofCourse(StackTraceElement... stack) {
    return Arrays.stream(stack)
        .filter(Frames::isOfCourse)
        .filter(frame -> !isReference(frame))
        .map(Frames::plain)
        .toList();
  }

  /**
   * The frame to begin reading at: the innermost of the learner's, where the classes that this
   * thread works with are known to be the learner's, or else the innermost.
   */
  public static Optional<StackTraceElement> mostTelling(List<StackTraceElement> frames) {
    return frames.stream()
        .filter(Frames::isLearners)
        .findFirst()
        .or(() -> frames.stream().findFirst());
  }

  /**
   * Keeps of a class's frames only the innermost that is in this method, or in a lambda of it; all,
   * if none is.
   */
  static List<StackTraceElement> withOneOf(
      String className, String method, List<StackTraceElement> frames) {
    return frames.stream()
        .filter(frame -> frame.getClassName().equals(className))
        .filter(frame -> isIn(frame, method))
        .findFirst()
        .map(
            kept ->
                frames.stream()
                    .filter(frame -> frame == kept || !frame.getClassName().equals(className))
                    .map(frame -> frame == kept ? renamed(frame, method) : frame)
                    .toList())
        .orElse(frames);
  }

  private static boolean isIn(StackTraceElement frame, String method) {
    return frame.getMethodName().equals(method)
        || frame.getMethodName().startsWith("lambda$" + method + "$");
  }

  private static StackTraceElement renamed(StackTraceElement frame, String method) {
    return new StackTraceElement(
        frame.getClassName(), method, frame.getFileName(), frame.getLineNumber());
  }

  private static boolean isLearners(StackTraceElement frame) {
    return Thread.currentThread().getContextClassLoader() instanceof IsolatingClassLoader loader
        && loader.isLearners(frame.getClassName());
  }

  private static boolean isReference(StackTraceElement frame) {
    return Thread.currentThread().getContextClassLoader() instanceof IsolatingClassLoader loader
        && loader.isReference(frame.getClassName());
  }

  static List<StackTraceElement> ofCourse(Throwable thrown) {
    return Stream.ofNullable(thrown.getStackTrace())
        .map(Frames::ofCourse)
        .flatMap(List::stream)
        .toList();
  }

  private static boolean isTest(StackTraceElement frame) {
    return Thread.currentThread().getContextClassLoader() instanceof IsolatingClassLoader loader
        && loader.isTest(frame.getClassName());
  }

  /**
   * Names a place as a learner reads it: {@code TimerQueue.moveDue (TimerQueue.java:41)}, {@code
   * TimersTest.timers (test, TimersTest.java:12)} or {@code TimerQueue.moveDue (reference)}.
   */
  public static String place(StackTraceElement frame) {
    return isReference(frame)
        ? method(frame) + " (reference)"
        : "%s (%s%s:%d)"
            .formatted(
                method(frame),
                isTest(frame) ? "test, " : "",
                frame.getFileName(),
                frame.getLineNumber());
  }

  /** Names a method without its package: {@code TimerQueue.moveDue}. */
  public static String method(StackTraceElement frame) {
    return method(frame.getClassName(), frame.getMethodName());
  }

  /** The same, of a method that is known by the names that a frame has for it. */
  public static String method(String className, String methodName) {
    String simple = className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    return switch (methodName) {
      case "<init>" -> "new " + simple;
      case "<clinit>" -> "the static initialiser of " + simple;
      case String lambda when lambda.startsWith("lambda$") ->
          "a lambda in " + simple + "." + lambda.split("\\$")[1];
      case String method -> simple + "." + method;
    };
  }

  /** Without the class loader's and the module's name, which say nothing to a learner. */
  private static StackTraceElement plain(StackTraceElement frame) {
    return new StackTraceElement(
        frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
  }
}
