package loopcraft.grader.junit;

import java.lang.Thread.State;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopcraft.grader.kit.Activity;
import loopcraft.grader.kit.ConceptFailure;
import loopcraft.grader.kit.Frames;
import loopcraft.grader.kit.HangKind;
import loopcraft.grader.kit.Misconception;

/** Finds out why a test does not end, by looking at its threads a few times. */
final class HangDiagnosis {

  private static final ThreadMXBean JVM = ManagementFactory.getThreadMXBean();
  private static final int SAMPLES = 6;
  private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(20);

  private static final long NOBODY = -1;

  /** The part of a processor from which on a thread that seems to wait is known not to. */
  private static final double BUSY = 0.05;

  private final Thread test;
  private final ThreadGroup group;
  private final Future<?> result;
  private final String limit;

  HangDiagnosis(Thread test, ThreadGroup group, Future<?> result, String limit) {
    this.test = test;
    this.group = group;
    this.result = result;
    this.limit = limit;
  }

  /** One thread, looked at several times. */
  private record Watched(Thread thread, List<State> states, List<ThreadInfo> samples, double load) {

    boolean spins() {
      return load > BUSY || samples.stream().allMatch(Watched::runsJava);
    }

    /** A selector's wait counts as running, as every native method does. */
    private static boolean runsJava(ThreadInfo sample) {
      StackTraceElement[] stack = sample.getStackTrace();
      return sample.getThreadState() == State.RUNNABLE
          && stack.length > 0
          && !stack[0].isNativeMethod();
    }

    /**
     * A monitor stays locked when its coroutine is suspended, but the JVM then knows no owner, and
     * its samples say that the thread runs. Who only passes by a monitor that others want as well
     * is blocked now and then, not every time.
     */
    boolean waitsForASuspendedCoroutine() {
      return load <= BUSY
          && states.stream().allMatch(State.BLOCKED::equals)
          && samples.stream().allMatch(sample -> sample.getLockOwnerId() == NOBODY);
    }

    ThreadInfo last() {
      return samples.getLast();
    }
  }

  /** Looks with the class loader of the test, which knows whose the classes on a stack are. */
  ConceptFailure make() throws InterruptedException {
    Thread here = Thread.currentThread();
    ClassLoader before = here.getContextClassLoader();
    here.setContextClassLoader(test.getContextClassLoader());
    try {
      return diagnose();
    } finally {
      here.setContextClassLoader(before);
    }
  }

  private ConceptFailure diagnose() throws InterruptedException {
    Optional<Activity> activity = Activity.of(test);
    ConceptFailure failure =
        classify(activity.map(Activity::what).orElse("a test that does not end"));
    return activity.map(Activity::idea).map(failure::suggesting).orElse(failure);
  }

  private ConceptFailure classify(String concept) throws InterruptedException {
    List<ThreadInfo> deadlocked = deadlocked();
    if (!deadlocked.isEmpty()) {
      return deadlock(concept, deadlocked);
    }
    List<Watched> watched = watch();
    if (result.isDone()) {
      return failure(
          concept, HangKind.TOO_SLOW, "it ended, but only after its time was up", List.of());
    }
    Optional<Watched> locked =
        watched.stream().filter(Watched::waitsForASuspendedCoroutine).findFirst();
    if (locked.isPresent()) {
      return monitor(concept, locked.get(), watched);
    }
    Optional<Watched> spinning = watched.stream().filter(Watched::spins).findFirst();
    return spinning.isPresent() ? spin(concept, spinning.get()) : waiting(concept, watched);
  }

  private List<ThreadInfo> deadlocked() {
    long[] ids = JVM.findDeadlockedThreads();
    if (ids == null) {
      return List.of();
    }
    // Those of an earlier test stay deadlocked for ever.
    List<Long> own = TestThread.members(group).stream().map(Thread::threadId).toList();
    long[] ours = Arrays.stream(ids).filter(own::contains).toArray();
    return Stream.of(JVM.getThreadInfo(ours, true, true)).filter(info -> info != null).toList();
  }

  /** The test's own thread first. */
  private List<Watched> watch() throws InterruptedException {
    List<Thread> threads =
        Stream.concat(Stream.of(test), TestThread.members(group).stream()).distinct().toList();
    var samples = new ArrayList<List<ThreadInfo>>();
    var states = new ArrayList<List<State>>();
    for (Thread _ : threads) {
      samples.add(new ArrayList<>());
      states.add(new ArrayList<>());
    }
    List<Long> cpuBefore = threads.stream().map(HangDiagnosis::cpu).toList();
    long before = System.nanoTime();
    for (int sample = 0; sample < SAMPLES; sample++) {
      for (int index = 0; index < threads.size(); index++) {
        states.get(index).add(threads.get(index).getState());
        Optional.ofNullable(JVM.getThreadInfo(threads.get(index).threadId(), Integer.MAX_VALUE))
            .ifPresent(samples.get(index)::add);
      }
      pauseUnlessDone();
    }
    double elapsed = System.nanoTime() - before;
    var watched = new ArrayList<Watched>();
    for (int index = 0; index < threads.size(); index++) {
      Thread thread = threads.get(index);
      if (!samples.get(index).isEmpty() && thread.isAlive()) {
        double load = (cpu(thread) - cpuBefore.get(index)) / elapsed;
        watched.add(new Watched(thread, states.get(index), samples.get(index), load));
      }
    }
    return watched;
  }

  private static long cpu(Thread thread) {
    return JVM.isThreadCpuTimeEnabled() ? Math.max(0, JVM.getThreadCpuTime(thread.threadId())) : 0;
  }

  private void pauseUnlessDone() throws InterruptedException {
    try {
      result.get(BETWEEN_SAMPLES.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException stillRuns) {
      // what is expected of a hang
    } catch (ExecutionException | CancellationException done) {
      // it ended after all; the caller sees that
    }
  }

  private ConceptFailure spin(String concept, Watched spinning) {
    List<StackTraceElement> common = commonFrames(spinning.samples());
    List<StackTraceElement> frames = Frames.ofCourse(common.toArray(StackTraceElement[]::new));
    String where =
        Frames.mostTelling(frames)
            .map(frame -> Frames.method(frame) + " runs on and on, " + lines(frame, spinning))
            .orElse("thread \"" + spinning.thread().getName() + "\" runs on and on");
    return failure(concept, HangKind.SPIN, "a loop that spins: " + where, frames);
  }

  /** Frames of the methods that every sample is in, innermost first: the loop is one of them. */
  private static List<StackTraceElement> commonFrames(List<ThreadInfo> samples) {
    List<StackTraceElement> common = Arrays.asList(samples.getFirst().getStackTrace()).reversed();
    int depth = common.size();
    for (ThreadInfo sample : samples) {
      List<StackTraceElement> stack = Arrays.asList(sample.getStackTrace()).reversed();
      int same = 0;
      while (same < Math.min(depth, stack.size()) && isSame(common.get(same), stack.get(same))) {
        same++;
      }
      depth = same;
    }
    return common.subList(0, depth).reversed();
  }

  private static boolean isSame(StackTraceElement one, StackTraceElement other) {
    return one.getClassName().equals(other.getClassName())
        && one.getMethodName().equals(other.getMethodName());
  }

  private static String lines(StackTraceElement frame, Watched spinning) {
    IntSummaryStatistics lines =
        spinning.samples().stream()
            .flatMap(sample -> Stream.of(sample.getStackTrace()))
            .filter(candidate -> isSame(candidate, frame))
            .mapToInt(StackTraceElement::getLineNumber)
            .summaryStatistics();
    return lines.getMin() == lines.getMax()
        ? "at %s:%d".formatted(frame.getFileName(), lines.getMin())
        : "at %s:%d to %d".formatted(frame.getFileName(), lines.getMin(), lines.getMax());
  }

  private ConceptFailure monitor(String concept, Watched locked, List<Watched> watched)
      throws InterruptedException {
    List<StackTraceElement> frames = Frames.ofCourse(locked.last().getStackTrace());
    String seen =
        frames.stream().findFirst().map(Frames::place).orElse("it")
            + " waits to enter synchronized, whose monitor a suspended coroutine holds";
    return failure(
            concept, HangKind.MONITOR_ACROSS_AWAIT, withTasks(Stream.of(seen), watched), frames)
        .suggesting(Misconception.MONITOR_ACROSS_AWAIT);
  }

  private static String withTasks(Stream<String> lines, List<Watched> watched)
      throws InterruptedException {
    List<String> tasks = SuspendedTasks.of(watched.stream().map(Watched::thread).toList());
    return Stream.concat(lines, tasks.stream()).collect(Collectors.joining("\n"));
  }

  private ConceptFailure waiting(String concept, List<Watched> watched)
      throws InterruptedException {
    Stream<String> waits =
        watched.stream().map(one -> describeWait(one.last(), one.thread() != test));
    List<StackTraceElement> frames =
        watched.stream()
            .findFirst()
            .map(one -> Frames.ofCourse(one.last().getStackTrace()))
            .orElse(List.of());
    return failure(
        concept,
        HangKind.WAITING,
        "a wait that nothing ends: " + withTasks(waits, watched),
        frames);
  }

  private static String describeWait(ThreadInfo info, boolean named) {
    String who = named ? "thread \"%s\": ".formatted(info.getThreadName()) : "";
    return who + where(info) + heldBy(info);
  }

  /** {@code SelectorPoller.poll (SelectorPoller.java:50) waits in SelectorImpl.select}. */
  private static String where(ThreadInfo info) {
    StackTraceElement[] stack = info.getStackTrace();
    for (int depth = 0; depth < stack.length; depth++) {
      if (Frames.isOfCourse(stack[depth])) {
        String place = Frames.place(stack[depth]) + " waits";
        return depth == 0 ? place : place + " in " + Frames.method(stack[depth - 1]);
      }
    }
    return stack.length == 0 ? "it waits" : "it waits in " + Frames.method(stack[0]);
  }

  private static String heldBy(ThreadInfo info) {
    return info.getLockOwnerName() == null
        ? ""
        : " for the lock of %s, which thread \"%s\" holds"
            .formatted(simple(info.getLockInfo().getClassName()), info.getLockOwnerName());
  }

  private ConceptFailure deadlock(String concept, List<ThreadInfo> threads) {
    String seen =
        threads.stream()
            .map(
                info ->
                    "thread \"%s\": %s".formatted(info.getThreadName(), where(info) + heldBy(info)))
            .collect(Collectors.joining("\n"));
    return failure(
        concept,
        HangKind.DEADLOCK,
        "a deadlock, threads that wait for each other's locks:\n" + seen,
        Frames.ofCourse(threads.getFirst().getStackTrace()));
  }

  private static String simple(String name) {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  private ConceptFailure failure(
      String concept, HangKind kind, String seen, List<StackTraceElement> frames) {
    return ConceptFailure.told(concept, "an end within " + limit, seen, frames).hanging(kind);
  }

  /** Says which threads a test left behind. */
  static ConceptFailure leaked(List<Thread> threads) {
    String seen =
        threads.stream()
            .map(thread -> describeLeak(thread))
            .collect(Collectors.joining("\n", threads.size() == 1 ? "" : "several: ", ""));
    return ConceptFailure.told(
            "a thread that outlives the test",
            "every thread that the test started to have ended",
            seen,
            Frames.ofCourse(threads.getFirst().getStackTrace()))
        .hanging(HangKind.LEAKED_THREAD);
  }

  private static String describeLeak(Thread thread) {
    return Optional.ofNullable(JVM.getThreadInfo(thread.threadId(), Integer.MAX_VALUE))
        .map(
            info ->
                "thread \"%s\" is alive: %s"
                    .formatted(
                        thread.getName(),
                        info.getThreadState() == State.RUNNABLE
                            ? running(info)
                            : where(info) + heldBy(info)))
        .orElse("thread \"%s\" was alive".formatted(thread.getName()));
  }

  private static String running(ThreadInfo info) {
    return Stream.of(info.getStackTrace())
        .filter(Frames::isOfCourse)
        .findFirst()
        .map(frame -> "it is in " + Frames.place(frame))
        .orElse("it runs");
  }
}
