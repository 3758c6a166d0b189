package loopcraft.grader.run;

import java.lang.Thread.State;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopcraft.grader.isolation.IsolatingClassLoader;
import loopcraft.grader.kit.Frames;

/** Says what the threads of a worker are doing, as far as it concerns the learner. */
final class ThreadReport {

  private static final int THREADS = 3;
  private static final int FRAMES = 6;

  private final IsolatingClassLoader loader;

  /** What this loader defined is the learner's and the course's. */
  ThreadReport(IsolatingClassLoader loader) {
    this.loader = loader;
  }

  /** A thread at one moment. */
  private record Snapshot(Thread thread, State state, List<StackTraceElement> stack) {

    boolean runs() {
      return state == State.RUNNABLE && !stack.isEmpty() && !stack.getFirst().isNativeMethod();
    }
  }

  /**
   * What does not end, in one line, and after it the threads that are in the learner's code; of the
   * course's code, if none is.
   */
  String whatHangs() {
    var threads =
        Thread.getAllStackTraces().entrySet().stream()
            .map(e -> new Snapshot(e.getKey(), e.getKey().getState(), List.of(e.getValue())))
            .filter(thread -> frames(thread).findAny().isPresent())
            .sorted(
                Comparator.<Snapshot, Boolean>comparing(thread -> learners(thread).isEmpty())
                    .thenComparing(thread -> !thread.runs())
                    .thenComparing(thread -> thread.thread().threadId()))
            .toList();
    if (threads.isEmpty()) {
      return "no thread was in your code then";
    }
    var learners = threads.stream().filter(thread -> learners(thread).isPresent()).toList();
    var shown = learners.isEmpty() ? threads : learners;
    var others = shown.size() - THREADS;
    return cause(threads.getFirst())
        + "\n"
        + shown.stream().limit(THREADS).map(this::describe).collect(Collectors.joining("\n"))
        + (others > 0 ? "\n  … %d more threads in your code".formatted(others) : "");
  }

  private String cause(Snapshot thread) {
    var frame = learners(thread).or(() -> frames(thread).findFirst()).orElseThrow();
    var place = Frames.method(frame) + " (" + (isTest(frame) ? "test, " : "") + place(frame) + ")";
    return thread.runs()
        ? place + " runs on and on"
        : place
            + " waits"
            + innermost(thread).map(above -> " in " + Frames.method(above)).orElse("")
            + ", and nothing ends that";
  }

  private String describe(Snapshot thread) {
    var state = thread.runs() ? "runs" : "waits";
    return "  thread \"%s\" %s\n".formatted(thread.thread().getName(), state)
        + Stream.concat(
                innermost(thread).map(above -> "    in " + Frames.method(above)).stream(),
                frames(thread).limit(FRAMES).map(this::line))
            .collect(Collectors.joining("\n"));
  }

  /** The method of the JDK that the course's code is in, if it is in one. */
  private Optional<StackTraceElement> innermost(Snapshot thread) {
    return thread.stack().stream().findFirst().filter(top -> !loader.defined(top));
  }

  /** Where a thread called {@code System.exit}, if one did. */
  Optional<String> exitCaller() {
    return Thread.getAllStackTraces().values().stream()
        .filter(ThreadReport::isExiting)
        .flatMap(stack -> Arrays.stream(stack).filter(loader::defined).limit(1))
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

  private Optional<StackTraceElement> learners(Snapshot thread) {
    return frames(thread).filter(frame -> loader.isLearners(frame.getClassName())).findFirst();
  }

  /** The frames of the course's code, but not those whose lines the learner cannot look up. */
  private Stream<StackTraceElement> frames(Snapshot thread) {
    return thread.stack().stream()
        .filter(loader::defined)
        .filter(frame -> !loader.isReference(frame.getClassName()));
  }

  private boolean isTest(StackTraceElement frame) {
    return loader.isTest(frame.getClassName());
  }

  private String line(StackTraceElement frame) {
    var label = isTest(frame) ? "  (test)" : "";
    return "    at " + Frames.method(frame) + "(" + place(frame) + ")" + label;
  }

  private static String place(StackTraceElement frame) {
    return frame.getFileName() + ":" + frame.getLineNumber();
  }
}
