package asyncio.task;

import static asyncio.Asyncio.asCompleted;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.gatherSettled;
import static asyncio.Asyncio.shield;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.taskGroup;
import static asyncio.Asyncio.waitFor;
import static asyncio.Asyncio.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("whom a future stands for")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "that a future says so is asked of the reference alone")
class StandInTest {

  private final List<Future<String>> futures = new ArrayList<>();

  private List<? extends Future<?>> awaitedBy(Function<List<Future<String>>, Coroutine<?>> main) {
    var time = new VirtualTime();
    return Runner.runUntilComplete(
        EventLoop.create(time, time),
        async(
            () -> {
              EventLoop loop = EventLoop.running();
              futures.addAll(List.of(new Future<>(loop), new Future<>(loop)));
              Task<?> task = createTask(main.apply(futures));
              await(sleep(Duration.ofMillis(1)));
              var seen = ((StandIn<?>) task.waitsFor()).standsFor();
              futures.getFirst().setResult("one");
              await(sleep(Duration.ofMillis(1)));
              if (!task.isDone()) {
                futures.getLast().setResult("two");
              }
              await(task);
              return seen;
            }));
  }

  @Test
  @DisplayName("gather stands for all that it has been given")
  void gathering() {
    assertThat(awaitedBy(all -> async(() -> await(gather(all))))).isEqualTo(futures);
    futures.clear();
    assertThat(awaitedBy(all -> async(() -> await(gatherSettled(all))))).isEqualTo(futures);
  }

  @Test
  @DisplayName("a wait for the first stands for all")
  void waiting() {
    assertThat(awaitedBy(all -> waitUntil(ReturnWhen.FIRST_COMPLETED, all))).isEqualTo(futures);
  }

  @Test
  @DisplayName("as completed stands for those that nobody has taken")
  void completed() {
    assertThat(
            awaitedBy(
                all ->
                    async(
                        () -> {
                          for (Future<String> done : asCompleted(all)) {
                            done.result();
                          }
                        })))
        .isEqualTo(futures);
  }

  @Test
  @DisplayName("a shield stands for what it shields")
  void shielding() {
    assertThat(awaitedBy(all -> async(() -> await(shield(all.getFirst())))))
        .isEqualTo(futures.subList(0, 1));
  }

  @Test
  @DisplayName("the end of a task group stands for its tasks")
  void groupEnds() {
    List<Task<?>> tasks = new ArrayList<>();

    assertThat(
            awaitedBy(
                all ->
                    taskGroup(
                        (TaskGroup group) -> {
                          for (Future<String> future : all) {
                            tasks.add(group.createTask(async(() -> await(future))));
                          }
                        })))
        .isEqualTo(tasks);
  }

  @Test
  @DisplayName("a time limit that is over waits for what it has cancelled")
  void cancelledByWaitFor() {
    List<Task<?>> tasks = new ArrayList<>();
    assertThat(
            awaitedBy(
                all ->
                    async(
                        () -> {
                          Task<String> late = createTask(async(() -> stubborn(all.getFirst())));
                          tasks.add(late);
                          await(sleep(Duration.ZERO));
                          await(waitFor(late, Duration.ZERO));
                        })))
        .isEqualTo(tasks);
  }

  private static String stubborn(Future<String> end) {
    try {
      return await(shield(end));
    } catch (CancelledError refused) {
      return await(end);
    }
  }

  @Test
  @DisplayName("those that are done are not among them, and it looks like any other future")
  void doneAreLeftOut() {
    var time = new VirtualTime();
    try (EventLoop loop = EventLoop.create(time, time)) {
      List<Future<?>> others = new ArrayList<>(List.of(new Future<Void>(loop)));
      var standIn = new StandIn<String>(loop, others);
      var second = new Future<Void>(loop);
      others.add(second);
      others.getFirst().cancel();

      assertThat(standIn.standsFor()).isEqualTo(List.of(second));
      assertThat(standIn).hasToString("Future[pending]");
    }
  }
}
