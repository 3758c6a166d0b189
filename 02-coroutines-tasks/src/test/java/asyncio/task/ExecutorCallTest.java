package asyncio.task;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("a call that an executor makes")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "calls on executors are given code, which is tested on the reference")
class ExecutorCallTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final VirtualTime time = new VirtualTime();
  private final ExecutorService executor = Executors.newSingleThreadExecutor();

  @AfterEach
  void stopTheExecutor() {
    executor.shutdownNow();
  }

  private <T> T run(Callable<T> main) {
    try (var runner = new Runner(() -> EventLoop.create(time, time))) {
      return runner.run(async(main));
    }
  }

  @Test
  @DisplayName("runs on the executor's thread, and its result arrives on the loop's")
  void runsOnTheExecutorsThread() {
    Thread worker =
        run(
            () -> {
              Thread before = Thread.currentThread();
              Thread ranOn = await(ExecutorCall.on(executor, Thread::currentThread));
              assertThat(Thread.currentThread()).isSameAs(before);
              return ranOn;
            });

    assertThat(worker).isNotSameAs(Thread.currentThread());
  }

  @Test
  @DisplayName("fails the future with what it threw, itself and not wrapped")
  void failsWithWhatItThrew() {
    var failure = new IOException("disk");

    assertThatThrownBy(
            () ->
                run(
                    () ->
                        await(
                            ExecutorCall.on(
                                executor,
                                () -> {
                                  throw failure;
                                }))))
        .isSameAs(failure);
  }

  @Test
  @DisplayName("has virtual time stand still until it has ended")
  void virtualTimeStandsStill() {
    var mayEnd = new CountDownLatch(1);
    Duration endedAt =
        run(
            () -> {
              createTask(sleep(HOUR));
              Future<Duration> call =
                  ExecutorCall.on(
                      executor,
                      () -> {
                        mayEnd.await();
                        return time.now();
                      });
              mayEnd.countDown();
              return await(call);
            });

    assertThat(endedAt).isZero();
  }

  @Test
  @DisplayName("is not begun any more once its future was cancelled, and time goes on")
  void isNotBegunOnceCancelled() {
    List<Runnable> handedOver = new ArrayList<>();
    var began = new AtomicBoolean();
    run(
        () -> {
          Future<Void> call =
              ExecutorCall.on(
                  handedOver::add,
                  () -> {
                    began.set(true);
                    return null;
                  });
          call.cancel();
          return await(sleep(HOUR));
        });
    handedOver.forEach(Runnable::run);

    assertThat(began).isFalse();
    assertThat(time.now()).isEqualTo(HOUR);
  }

  @Test
  @DisplayName("that an executor refuses is refused at once, and time goes on")
  void isRefused() {
    executor.shutdown();
    run(
        () -> {
          assertThatThrownBy(() -> ExecutorCall.on(executor, () -> "late"))
              .isInstanceOf(RejectedExecutionException.class);
          return await(sleep(HOUR));
        });

    assertThat(time.now()).isEqualTo(HOUR);
  }

  @Test
  @DisplayName("that outlives the loop ends without anybody to tell")
  void outlivesTheLoop() {
    List<Runnable> handedOver = new ArrayList<>();
    run(() -> ExecutorCall.on(handedOver::add, () -> "late"));

    handedOver.forEach(Runnable::run);
  }
}
