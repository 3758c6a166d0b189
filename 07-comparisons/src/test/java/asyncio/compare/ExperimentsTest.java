package asyncio.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asyncio.compare.Prediction.After;
import asyncio.compare.Prediction.Whose;
import asyncio.loop.EventLoop;
import asyncio.process.JvmLauncher;
import asyncio.process.PoolOptions;
import asyncio.task.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** All models but the scope, and real processes. */
@DisplayName("what was recorded for 07.4, seen again")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "the models are what learners write; these are the reference's")
class ExperimentsTest extends Experiments {

  @TempDir private Path folder;

  @Override
  Map<Kind, Supplier<Model>> models() {
    return Map.of(
        Kind.SEQUENTIAL, Sequential::new,
        Kind.PLATFORM_THREADS, ThreadPerJob::new,
        Kind.VIRTUAL_THREADS, VirtualThreads::new,
        Kind.EXECUTOR, () -> new OnExecutor(2),
        Kind.COMPLETABLE_FUTURES, () -> new OnCompletableFutures(Executors.newFixedThreadPool(2)),
        Kind.LOOP, OnLoop::new);
  }

  /** Waits for the job that comes with it, and tells its process. */
  record Meets(String folder, int number) implements Job<Long> {
    @Override
    public Long perform(Site site) throws Exception {
      Files.createFile(Path.of(folder, "job-" + number));
      await(Path.of(folder, "job-" + (number ^ 1)));
      return ProcessHandle.current().pid();
    }
  }

  /** Begins, and does not end, by waiting or by computing. */
  record Endless(String folder, boolean computes) implements Job<Long> {
    @Override
    public Long perform(Site site) throws Exception {
      Files.createFile(Path.of(folder, "begun"));
      try {
        while (computes) {
          Thread.onSpinWait();
        }
        Thread.sleep(3_600_000);
        return 1L;
      } finally {
        Files.createFile(Path.of(folder, "finally"));
      }
    }
  }

  /** Fails when the other one has begun. */
  record Fails(String folder) implements Job<Long> {
    @Override
    public Long perform(Site site) throws Exception {
      await(Path.of(folder, "begun"));
      throw new IOException("disk");
    }
  }

  private static final Shared<Long> TOTAL = new Unguarded<>(0L);

  /** Adds one to the total of its process. */
  record Adds() implements Job<Long> {
    @Override
    public Long perform(Site site) {
      return TOTAL.update(read -> read + 1);
    }
  }

  private static void await(Path file) throws InterruptedException {
    while (!Files.exists(file)) {
      Thread.sleep(1);
    }
  }

  @Test
  @DisplayName("in processes")
  void inProcesses() throws Exception {
    var options = PoolOptions.allowing("asyncio.compare").withMostWorkers(2);
    try (Model model =
        new ProcessModel(
            options,
            1,
            allowed ->
                new JvmLauncher(EventLoop.running(), RealProcessesTest.options(), allowed))) {
      var jobs = new ArrayList<Job<Long>>();
      for (int i = 0; i < 6; i++) {
        jobs.add(new Meets(folder.toString(), i));
      }
      var processes = new HashSet<>(model.runAll(jobs));
      assertThat(processes).hasSize(2).doesNotContain(ProcessHandle.current().pid());
      assertThat(Recorded.SIX_JOBS.get(Kind.PROCESSES)).isEqualTo(new Recorded.Seen(0, false, 2));

      model.runAll(List.of(new Adds(), new Adds()));
      assertThat(TOTAL.get()).isEqualTo((long) Recorded.TOTAL.get(Kind.PROCESSES));
      assertThat(Recorded.TOTAL_WITH_A_PAUSE).containsEntry(Kind.PROCESSES, 0);

      for (boolean computes : new boolean[] {false, true}) {
        Path there = Files.createDirectory(folder.resolve("computes-" + computes));
        List<Job<Long>> both =
            List.of(new Endless(there.toString(), computes), new Fails(there.toString()));
        assertThatThrownBy(() -> model.runAll(both)).isInstanceOf(IOException.class);
        assertThat(there.resolve("begun")).exists();
        assertThat(there.resolve("finally")).doesNotExist();
      }
      assertThat(Recorded.TOLD).containsEntry(Kind.PROCESSES, Prediction.Told.KILLED);
      assertThat(Recorded.FAILURE).containsEntry(Kind.PROCESSES, Prediction.Failure.AT_ONCE);
    }
  }

  @Test
  @DisplayName("who runs what depends on a CompletableFuture")
  void completableFutures() throws Exception {
    var future = new CompletableFuture<String>();
    var before = future.thenApply(_ -> Thread.currentThread());
    Thread completes = Thread.ofPlatform().start(() -> future.complete("x"));
    completes.join();
    assertThat(before.join()).isSameAs(completes);
    assertThat(future.thenApply(_ -> Thread.currentThread()).join())
        .isSameAs(Thread.currentThread());
    try (ExecutorService pool =
        Executors.newFixedThreadPool(1, Thread.ofPlatform().name("pool").factory())) {
      assertThat(future.thenApplyAsync(_ -> Thread.currentThread().getName(), pool).join())
          .isEqualTo("pool");
    }
    assertThat(Recorded.CONTINUATION)
        .containsEntry(After.THEN_APPLY_BEFORE_IT_IS_DONE, Whose.WHO_COMPLETES)
        .containsEntry(After.THEN_APPLY_WHEN_IT_IS_DONE, Whose.WHO_ADDS)
        .containsEntry(After.THEN_APPLY_ASYNC, Whose.THE_POOLS);
  }

  @Test
  @DisplayName("who runs the callback of a future of the loop")
  void futuresOfTheLoop() throws Exception {
    var trace = new ArrayList<String>();
    try (Model model = new OnLoop()) {
      Job<Thread> adds =
          site -> {
            var future = new Future<String>(EventLoop.running());
            future.addDoneCallback(_ -> trace.add("added before, on " + thread()));
            future.setResult("x");
            trace.add("result was set");
            site.pause(Duration.ZERO);
            future.addDoneCallback(_ -> trace.add("added after, on " + thread()));
            trace.add("was added");
            site.pause(Duration.ZERO);
            return Thread.currentThread();
          };
      String loop = model.runAll(List.of(adds)).getFirst().getName();
      assertThat(trace)
          .containsExactly(
              "result was set", "added before, on " + loop, "was added", "added after, on " + loop);
    }
    assertThat(Recorded.CONTINUATION)
        .containsEntry(After.CALLBACK_BEFORE_IT_IS_DONE, Whose.THE_LOOPS)
        .containsEntry(After.CALLBACK_WHEN_IT_IS_DONE, Whose.THE_LOOPS);
  }

  private static String thread() {
    return Thread.currentThread().getName();
  }
}
