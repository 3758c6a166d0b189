package loopcraft.grader.run;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what the threads of a worker are doing, as far as it concerns the learner. */
final class ThreadReport {

  private static final int FRAMES = 8;

  private final String loaderName;

  /** Frames of classes that a loader of this name defined are the learner's and the course's. */
  ThreadReport(String loaderName) {
    this.loaderName = loaderName;
  }

  /** Every thread that is in the course's code, with its innermost frames. */
  String everyThread() {
    String threads =
        Thread.getAllStackTraces().entrySet().stream()
            .filter(entry -> courseFrames(entry.getValue()).findAny().isPresent())
            .sorted((a, b) -> Long.compare(a.getKey().threadId(), b.getKey().threadId()))
            .map(this::describe)
            .collect(Collectors.joining("\n"));
    return threads.isEmpty() ? "no thread was in your code" : threads;
  }

  private String describe(Map.Entry<Thread, StackTraceElement[]> entry) {
    StackTraceElement[] stack = entry.getValue();
    Stream<String> above =
        courseFrames(stack).findFirst().filter(frame -> frame != stack[0]).isPresent()
            ? Stream.of("    in " + stack[0].getClassName() + "." + stack[0].getMethodName())
            : Stream.empty();
    return "thread \"%s\" (%s)\n".formatted(entry.getKey().getName(), entry.getKey().getState())
        + Stream.concat(above, courseFrames(stack).limit(FRAMES).map(ThreadReport::line))
            .collect(Collectors.joining("\n"));
  }

  /** Where a thread called {@code System.exit}, if one did. */
  Optional<String> exitCaller() {
    return Thread.getAllStackTraces().values().stream()
        .filter(ThreadReport::isExiting)
        .flatMap(stack -> courseFrames(stack).limit(1))
        .map(frame -> line(frame).strip())
        .findFirst();
  }

  private static boolean isExiting(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .anyMatch(
            frame ->
                frame.getClassName().equals("java.lang.Runtime")
                    && frame.getMethodName().equals("exit"));
  }

  private Stream<StackTraceElement> courseFrames(StackTraceElement[] stack) {
    return Arrays.stream(stack).filter(frame -> loaderName.equals(frame.getClassLoaderName()));
  }

  private static String line(StackTraceElement frame) {
    String type = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
    return "    at %s.%s(%s:%d)"
        .formatted(
            type.replace('$', '.'),
            frame.getMethodName(),
            frame.getFileName(),
            frame.getLineNumber());
  }
}
