package asyncio.task.twins;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.gatherSettled;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.Settled;
import asyncio.task.Task;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "loopcraft.impl", matches = "solution")
@DisplayName("Gather, as CPython has it")
class GatherTwinsTest extends TwinPrograms {

  @Test
  @DisplayName("the results stand in the order of the awaitables")
  void keepsTheOrder() {
    twin(
        "gather_keeps_the_order",
        () -> note(await(gather(after(30, "a"), after(10, "b"), after(20, "c")))));
  }

  @Test
  @DisplayName("nothing at all has an empty result")
  void ofNothing() {
    twin("gather_of_nothing", () -> note(await(gather(List.<Coroutine<String>>of()))));
  }

  @Test
  @DisplayName("coroutines start in their order")
  void startsInOrder() {
    twin(
        "gather_starts_in_order",
        () -> {
          var gathered =
              gather(
                  IntStream.range(0, 3)
                      .mapToObj(
                          i ->
                              async(
                                  () -> {
                                    note("start " + i);
                                    return i;
                                  }))
                      .toList());
          note("gathered");
          note(await(gathered));
        });
  }

  @Test
  @DisplayName("the first failure comes at once")
  void failsWithTheFirst() {
    twin(
        "gather_fails_with_the_first",
        () -> {
          var slow = createTask(outcome("slow", after(30, "slow")));
          await(outcome("gather", gather(failAfter(20), slow, failAfter(10))));
          note(slow.isDone());
          await(slow);
        });
  }

  @Test
  @DisplayName("settled, nothing is lost")
  void settled() {
    twin(
        "gather_settled",
        () -> {
          var results = await(gatherSettled(after(10, "a"), failAfter(20), after(5, "c")));
          note(results.stream().map(GatherTwinsTest::inWords).toList());
        });
  }

  private static String inWords(Settled<String> settled) {
    return switch (settled) {
      case Settled.Returned<String>(String value) -> value;
      case Settled.Failed<String>(Throwable failure) -> name(failure);
    };
  }

  @Test
  @DisplayName("what is given twice runs once")
  void ofTheSameTwice() {
    twin(
        "gather_of_the_same_twice",
        () -> {
          Coroutine<String> coroutine =
              async(
                  () -> {
                    note("runs once");
                    return "value";
                  });
          Task<String> task = createTask(after(10, "task"));
          note(await(gather(coroutine, task, coroutine, task)));
        });
  }

  @Test
  @DisplayName("when all are done, so is the whole")
  void ofDoneOnes() {
    twin(
        "gather_of_done_ones",
        () -> {
          Task<String> task = createTask(after(0, "a"));
          await(task);
          Future<String> future = future();
          future.setResult("b");
          var gathered = gather(task, future);
          note(gathered.isDone());
          gathered.addDoneCallback(done -> note("callback"));
          note(await(gathered));
          yieldOnce();
          note("end");
        });
  }

  @Test
  @DisplayName("one that has failed before is enough")
  void ofFailedOnes() {
    twin(
        "gather_of_failed_ones",
        () -> {
          Future<String> future = future();
          future.setException(new Boom());
          var gathered = gather(after(10, "a"), future);
          note(gathered.isDone());
          await(outcome("gather", gathered));
        });
  }

  @Test
  @DisplayName("cancelling it cancels the children")
  void cancelled() {
    twin(
        "gather_cancelled",
        () -> {
          var children = IntStream.range(0, 2).mapToObj(i -> createTask(after(20, i))).toList();
          var gathered = gather(children);
          var waiter = createTask(outcome("waiter", gathered));
          pause(10);
          note(gathered.cancel());
          note(gathered.isCancelled());
          await(waiter);
          note(children.stream().map(Task::isCancelled).toList());
          note(gathered.isCancelled());
          note(gathered.cancel());
        });
  }

  @Test
  @DisplayName("a cancelled awaiter cancels the children")
  void awaiterCancelled() {
    twin(
        "gather_awaiter_cancelled",
        () -> {
          var children = IntStream.range(0, 2).mapToObj(i -> createTask(after(20, i))).toList();
          var task = createTask(async(() -> await(gather(children))));
          pause(10);
          task.cancel();
          await(outcome("parent", task));
          note(children.stream().map(Task::isCancelled).toList());
          note(task.isCancelled());
        });
  }

  @Test
  @DisplayName("a cancelled child is a failure of the whole")
  void childCancelled() {
    twin(
        "gather_child_cancelled",
        () -> {
          var children = IntStream.range(0, 2).mapToObj(i -> createTask(after(20, i))).toList();
          var gathered = gather(children);
          var waiter = createTask(outcome("waiter", gathered));
          pause(10);
          children.get(0).cancel();
          await(waiter);
          note(gathered.isCancelled());
          await(outcome("other", children.get(1)));
        });
  }

  @Test
  @DisplayName("a cancellation comes out of the settled form, too")
  void settledCancelled() {
    twin(
        "gather_settled_cancelled",
        () -> {
          var gathered = gatherSettled(stubborn(), after(20, "b"));
          var waiter = createTask(outcome("waiter", gathered));
          pause(10);
          gathered.cancel();
          await(waiter);
          note(gathered.isCancelled());
        });
  }

  private Coroutine<String> stubborn() {
    return async(
        () -> {
          try {
            await(aSecond());
          } catch (CancelledError refused) {
            note("refused");
          }
          return "value";
        });
  }

  @Test
  @DisplayName("a cancellation reaches the children's children")
  void inGatherCancelled() {
    twin(
        "gather_in_gather_cancelled",
        () -> {
          var inner = gather(child(0), child(1));
          var outer = gather(inner, child(2));
          var waiter = createTask(outcome("waiter", outer));
          pause(10);
          outer.cancel();
          await(waiter);
        });
  }

  private Coroutine<Void> child(int i) {
    return async(() -> noteAndRethrow("child " + i, aSecond()));
  }

  @Test
  @DisplayName("of two failures in one iteration, the first counts")
  void twoFailuresInOneTick() {
    twin(
        "gather_two_failures_in_one_tick",
        () -> {
          var futures = Stream.generate(TwinPrograms::<Void>future).limit(2).toList();
          var waiter = createTask(outcome("waiter", gather(futures)));
          yieldOnce();
          futures.get(1).setException(new Boom());
          futures.get(0).cancel();
          await(waiter);
        });
  }
}
