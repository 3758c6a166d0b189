package asyncio.process;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.timeout;
import static asyncio.executor.Threads.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import asyncio.loop.EventLoop;
import asyncio.loops.LoopFactory;
import asyncio.task.Awaitable;
import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("a worker that is a real JVM")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "workers are given code, which is tested on the reference")
@Timeout(60)
class JvmWorkerTest {

  private static final Allowed ALLOWED = Allowed.values().and("asyncio.process");

  @TempDir private Path folder;

  private static void run(CoroutineAction main) {
    try (var runner = new Runner()) {
      runner.run(async(main));
    }
  }

  private static Worker launched(JvmOptions options, Allowed allowed) {
    return await(new JvmLauncher(EventLoop.running(), options, allowed).launch());
  }

  private static Reply reply(Worker worker, Job<?> job) {
    return await(worker.perform(Parcel.of(job, ALLOWED)));
  }

  private static Throwable failure(Worker worker, Job<?> job) {
    return ((Reply.Threw) reply(worker, job)).failure();
  }

  @Test
  @DisplayName("lives on after jobs that print, fail, or have results that cannot be sent")
  void livesOn() {
    run(
        () -> {
          Worker worker = launched(RealJobs.options(), ALLOWED);
          var where = (Reply.Returned) reply(worker, new RealJobs.Where());
          assertThat(where.result()).isNotEqualTo(ProcessHandle.current().pid());

          assertThat(reply(worker, new RealJobs.Talk(""))).isEqualTo(new Reply.Returned(-1));

          Throwable failure = failure(worker, new RealJobs.Fail("disk"));
          assertThat(failure).isInstanceOf(IOException.class).hasMessage("disk");
          assertThat(failure.getCause()).hasMessage("below");
          Throwable trace = failure.getSuppressed()[0];
          assertThat(trace).isInstanceOf(RemoteTrace.class);
          assertThat(trace).hasMessageContaining("in worker process " + where.result());
          assertThat(trace.getStackTrace()[0].getClassName()).contains("RealJobs$Fail");

          Throwable stands = failure(worker, new RealJobs.FailUnsendably());
          assertThat(stands).isInstanceOf(RemoteFailure.class).hasMessageContaining("too much");
          assertThat(stands.getStackTrace()[0].getMethodName()).isEqualTo("call");

          assertThat(failure(worker, new RealJobs.ReturnUnsendable()))
              .isInstanceOf(NotPortable.class);
          assertThat(failure(worker, new RealJobs.Bytes(100 << 20)))
              .isInstanceOf(NotPortable.class);
          assertThat(reply(worker, new RealJobs.Where())).isEqualTo(where);

          worker.retire();
          await(worker.ended());
          assertThat(reply(worker, new RealJobs.Where())).isEqualTo(new Reply.Died(0));
        });
  }

  @Test
  @DisplayName("lives on if a class of the result cannot be used here, and is killed by an error")
  void resultsThatFailHere() {
    run(
        () -> {
          var there = RealJobs.options().withFlags("-D" + RealJobs.IN_A_WORKER + "=true");
          Worker worker = launched(there, ALLOWED);
          assertThat(failure(worker, new RealJobs.ReturnOnlyThere()))
              .isInstanceOf(NotPortable.class)
              .hasMessageContaining("no such library here");
          assertThat(reply(worker, new RealJobs.Count(0, 1)))
              .isEqualTo(new Reply.Returned(List.of(0)));

          assertThat(reply(worker, new RealJobs.ReturnExplosive())).isInstanceOf(Reply.Died.class);
          await(worker.ended());
        });
  }

  @Test
  @DisplayName("lives on after an exception whose message is longer than what may be sent")
  void longMessage() {
    run(
        () -> {
          var little = new Allowed(Set.of("asyncio.process"), 100, 100_000, 1 << 16);
          Worker worker = launched(RealJobs.options(), little);
          assertThat(failure(worker, new RealJobs.FailAtLength(8 << 20)))
              .isInstanceOf(RemoteFailure.class)
              .satisfies(failure -> assertThat(failure.getMessage()).hasSize(1 << 16));
          assertThat(reply(worker, new RealJobs.Count(0, 1)))
              .isEqualTo(new Reply.Returned(List.of(0)));
        });
  }

  @Test
  @DisplayName("that can serve no more ends, whatever threads its jobs have left")
  void isSabotaged() {
    run(
        () -> {
          Worker worker = launched(RealJobs.options(), ALLOWED);
          reply(worker, new RealJobs.Sabotage());
          await(worker.ended());
        });
  }

  @Test
  @DisplayName("ends before virtual time goes on")
  void virtualTime() {
    try (var runner = new Runner(LoopFactory.system().onVirtualTime(Duration.ZERO))) {
      runner.run(
          async(
              () -> {
                PoolOptions options =
                    PoolOptions.allowing("asyncio.process").withMostWorkers(1).withJobsPerWorker(1);
                try (var pool = Processes.processPool(options, RealJobs.options())) {
                  await(
                      timeout(Duration.ofHours(1), () -> await(pool.submit(new RealJobs.Where()))));
                  assertThat(endOf(pool.submit(new RealJobs.Exit(3))))
                      .isInstanceOf(WorkerDied.class);
                  await(pool.submit(new RealJobs.Where()));
                }
              }));
    }
  }

  @Test
  @DisplayName("that is killed answers that it has died, and ends after that")
  void isKilled() {
    run(
        () -> {
          Worker worker = launched(RealJobs.options(), ALLOWED);
          var reply = worker.perform(Parcel.of(new RealJobs.Hang(), ALLOWED));
          worker.kill();
          assertThat(await(reply)).isInstanceOf(Reply.Died.class);
          await(worker.ended());
          worker.kill();
          worker.retire();
        });
  }

  @Test
  @DisplayName("takes the programs along that its jobs have started, when it is killed")
  void killsPrograms() {
    run(
        () -> {
          assumeTrue(tellsOfDescendants(), "the system does not tell of descendants");
          Worker worker = launched(RealJobs.options(), ALLOWED);
          var pid = (Reply.Returned) reply(worker, new RealJobs.StartProgram());
          ProcessHandle program = ProcessHandle.of((Long) pid.result()).orElseThrow();
          worker.kill();
          await(worker.ended());
          await(timeout(Duration.ofSeconds(15), () -> await(toThread(program.onExit()::join))));
        });
  }

  private static boolean tellsOfDescendants() {
    try {
      return ProcessHandle.current().descendants().count() >= 0;
    } catch (RuntimeException notTold) {
      return false;
    }
  }

  @Test
  @DisplayName("ends in the middle of a job when its pool's process is gone")
  void endsWithItsParent() throws Exception {
    try (var command = new JvmCommand(RealJobs.options(), ALLOWED)) {
      Process process = command.start();
      var pipes = new WorkerPipes(process, ALLOWED);
      pipes.awaitReady();
      new Frame(Frame.Kind.JOB, Parcel.of(new RealJobs.Hang(), ALLOWED).bytes())
          .write(process.getOutputStream());
      process.getOutputStream().close();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  @DisplayName("does not outlive its loop")
  void endsWithItsLoop() throws Exception {
    long[] pid = new long[1];
    run(
        () -> {
          Worker worker = launched(RealJobs.options(), ALLOWED);
          pid[0] = (Long) ((Reply.Returned) reply(worker, new RealJobs.Where())).result();
        });
    var left = ProcessHandle.of(pid[0]);
    if (left.isPresent()) {
      left.get().onExit().get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  @DisplayName("does its initializer first, and has not started if that fails")
  void initializer() {
    run(
        () -> {
          var failing = RealJobs.options().withInitializer(new RealJobs.Fail("no licence"));
          var launched = new JvmLauncher(EventLoop.running(), failing, ALLOWED).launch();
          assertThat(endOf(launched)).hasMessage("no licence");
          assertThat(ProcessHandle.current().children().filter(JvmWorkerTest::isAWorker)).isEmpty();
        });
  }

  private static boolean isAWorker(ProcessHandle process) {
    return process.isAlive() && process.info().commandLine().orElse("").contains("worker");
  }

  @Test
  @DisplayName("that cannot start says so, with its exit code")
  void cannotStart() {
    run(
        () -> {
          var broken = RealJobs.options().withFlags("-XX:MaxHeapSize=nonsense");
          assertThat(endOf(new JvmLauncher(EventLoop.running(), broken, ALLOWED).launch()))
              .isInstanceOf(IOException.class)
              .hasMessage("the worker ended with exit code 1 as it started");
        });
  }

  private static Throwable endOf(Awaitable<?> awaitable) {
    try {
      await(awaitable);
      return null;
    } catch (Throwable thrown) {
      return thrown;
    }
  }

  @Test
  @DisplayName("refuses what is not allowed to come in")
  void refuses() {
    run(
        () -> {
          Worker worker = launched(RealJobs.options(), Allowed.values());
          assertThat(failure(worker, new RealJobs.Where()))
              .isInstanceOf(NotPortable.class)
              .hasMessage("not allowed to come in: asyncio.process.RealJobs$Where");
        });
  }

  @Test
  @DisplayName("is started from a class path with spaces, and faster with a cache")
  void classPathWithSpaces() throws Exception {
    Path classes = folder.resolve("with some spaces and $ 'quotes'");
    for (Path source : RealJobs.options().classPath()) {
      copy(source.resolve(Path.of("asyncio", "process")), classes.resolve("asyncio/process"));
    }
    // A cache is made for jars only.
    JvmOptions options = RealJobs.options().withClassPath(List.of(classes));
    run(
        () ->
            assertThat(reply(launched(options, ALLOWED), new RealJobs.Count(0, 3)))
                .isEqualTo(new Reply.Returned(List.of(0, 1, 2))));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (!Files.isDirectory(copy)) {
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }
}
