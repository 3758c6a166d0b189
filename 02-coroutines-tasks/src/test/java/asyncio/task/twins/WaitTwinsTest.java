package asyncio.task.twins;

import static asyncio.Asyncio.asCompleted;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.waitUntil;
import static asyncio.task.ReturnWhen.ALL_COMPLETED;
import static asyncio.task.ReturnWhen.FIRST_COMPLETED;
import static asyncio.task.ReturnWhen.FIRST_EXCEPTION;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.DoneAndPending;
import asyncio.task.Future;
import asyncio.task.Task;
import asyncio.task.TimeoutError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "loopcraft.impl", matches = "solution")
@DisplayName("Wait and as completed, as CPython has them")
class WaitTwinsTest extends TwinPrograms {

  private static <T> List<Integer> places(
      List<? extends Future<T>> of, Set<? extends Future<T>> some) {
    return IntStream.range(0, of.size()).filter(i -> some.contains(of.get(i))).boxed().toList();
  }

  private static void awaitAll(Collection<? extends Future<?>> futures) {
    futures.forEach(future -> await(future));
  }

  @Test
  @DisplayName("waiting for the first leaves the others")
  void forTheFirst() {
    twin(
        "wait_for_the_first",
        () -> {
          var tasks = Stream.of(30, 10, 20).map(ms -> createTask(after(ms, ms))).toList();
          DoneAndPending<Integer> waited = await(waitUntil(FIRST_COMPLETED, tasks));
          note(places(tasks, waited.done()));
          note(places(tasks, waited.pending()));
          awaitAll(tasks);
          note("end");
        });
  }

  @Test
  @DisplayName("two may be the first")
  void twoInOneTick() {
    twin(
        "wait_two_in_one_tick",
        () -> {
          var futures = Stream.generate(TwinPrograms::<String>future).limit(3).toList();
          loop().callLater(millis(10), () -> futures.get(2).setResult("c"));
          loop().callLater(millis(10), () -> futures.get(0).setResult("a"));
          note(places(futures, await(waitUntil(FIRST_COMPLETED, futures)).done()));
        });
  }

  @Test
  @DisplayName("a cancelled one is not the first failure")
  void forTheFirstFailure() {
    twin(
        "wait_for_the_first_failure",
        () -> {
          Task<String> cancelled = createTask(after(40, "never"));
          List<Task<String>> tasks =
              List.of(cancelled, createTask(failAfter(20)), createTask(after(30, "c")));
          loop().callLater(millis(10), cancelled::cancel);
          note(places(tasks, await(waitUntil(FIRST_EXCEPTION, tasks)).done()));
          await(outcome(1, tasks.get(1)));
          await(outcome(2, tasks.get(2)));
        });
  }

  @Test
  @DisplayName("waiting for all throws nobody's failure")
  void forAll() {
    twin(
        "wait_for_all",
        () -> {
          List<Task<String>> tasks = List.of(createTask(after(10, "a")), createTask(failAfter(20)));
          DoneAndPending<String> waited = await(waitUntil(ALL_COMPLETED, tasks));
          note(waited.done().size());
          note(waited.pending().size());
          await(outcome("second", tasks.get(1)));
        });
  }

  @Test
  @DisplayName("when time is up, nothing is cancelled")
  void untilTimeIsUp() {
    twin(
        "wait_until_time_is_up",
        () -> {
          var tasks = Stream.of(10, 30).map(ms -> createTask(after(ms, ms))).toList();
          note(places(tasks, await(waitUntil(ALL_COMPLETED, millis(20), tasks)).done()));
          await(outcome("pending", tasks.get(1)));
        });
  }

  @Test
  @DisplayName("waiting for what is done takes as long as a callback")
  void forWhatIsDone() {
    twin(
        "wait_for_what_is_done",
        () -> {
          Task<String> task = createTask(after(0, "value"));
          await(task);
          loop().callSoon(() -> note("callback"));
          note(await(waitUntil(ALL_COMPLETED, List.of(task))).done().size());
        });
  }

  @Test
  @DisplayName("a cancelled wait leaves the tasks alone")
  void cancelled() {
    twin(
        "wait_cancelled",
        () -> {
          Task<String> task = createTask(after(30, "value"));
          var waiting = createTask(waitUntil(ALL_COMPLETED, List.of(task)));
          pause(10);
          waiting.cancel();
          await(outcome("waiting", waiting));
          await(outcome("task", task));
        });
  }

  @Test
  @DisplayName("as completed is in the order of completion")
  void asCompletedInOrderOfCompletion() {
    twin(
        "as_completed_in_order_of_completion",
        () -> {
          var awaitables = List.of(after(30, "a"), after(10, "b"), after(20, "c"));
          for (Future<String> future : asCompleted(awaitables)) {
            note(future.result());
          }
          note("end");
        });
  }

  @Test
  @DisplayName("as completed ends when time is up")
  void asCompletedUntilTimeIsUp() {
    twin(
        "as_completed_until_time_is_up",
        () -> {
          var tasks = List.of(createTask(after(10, "a")), createTask(after(30, "b")));
          try {
            for (Future<String> future : asCompleted(tasks, millis(20))) {
              note(future.result());
            }
          } catch (TimeoutError error) {
            note(name(error));
          }
          await(outcome("second", tasks.get(1)));
        });
  }

  @Test
  @DisplayName("as completed keeps the order within an iteration")
  void asCompletedSeveralInOneTick() {
    twin(
        "as_completed_several_in_one_tick",
        () -> {
          var futures = Stream.generate(TwinPrograms::<Integer>future).limit(3).toList();
          loop()
              .callLater(
                  millis(10), () -> List.of(2, 0, 1).forEach(i -> futures.get(i).setResult(i)));
          for (Future<Integer> future : asCompleted(futures)) {
            note(future.result());
          }
        });
  }

  private Coroutine<Void> take(String name, Iterator<Future<Integer>> shared) {
    return async(
        () -> {
          try {
            note(name + " " + shared.next().result());
          } catch (CancelledError cancelled) {
            note(name + " cancelled");
          }
        });
  }

  @Test
  @DisplayName("who is cancelled before it was woken passes nothing on")
  void asCompletedCancelledInTheTickOfCompletion() {
    twin(
        "as_completed_cancelled_in_the_tick_of_completion",
        () -> {
          var futures = Stream.generate(TwinPrograms::<Integer>future).limit(4).toList();
          var shared = asCompleted(futures).iterator();
          var takers =
              Stream.of("a", "b", "c", "d").map(name -> createTask(take(name, shared))).toList();
          pause(10);
          futures.getFirst().setResult(0);
          takers.getFirst().cancel();
          for (int i : List.of(1, 2)) {
            pause(10);
            futures.get(i).setResult(i);
          }
          awaitAll(takers);
        });
  }

  @Test
  @DisplayName("who asks while a future is done takes it from somebody that was woken for it")
  void asCompletedNewcomer() {
    twin(
        "as_completed_newcomer",
        () -> {
          var futures = Stream.generate(TwinPrograms::<Integer>future).limit(3).toList();
          var takers = new ArrayList<Task<Void>>();
          var shared = new AtomicReference<Iterator<Future<Integer>>>();
          futures
              .getFirst()
              .addDoneCallback(_ -> takers.add(createTask(take("newcomer", shared.get()))));
          shared.set(asCompleted(futures).iterator());
          for (String name : List.of("a", "b")) {
            takers.add(createTask(take(name, shared.get())));
          }
          for (int i = 0; i < futures.size(); i++) {
            pause(10);
            futures.get(i).setResult(i);
          }
          awaitAll(takers);
        });
  }

  @Test
  @DisplayName("who is done in the iteration in which time is up is too late")
  void asCompletedDoneWhenTimeIsUp() {
    twin(
        "as_completed_done_when_time_is_up",
        () -> {
          var futures = Stream.generate(TwinPrograms::<Integer>future).limit(3).toList();
          loop().callLater(millis(10), () -> futures.get(0).setResult(0));
          loop().callLater(millis(20), () -> futures.get(1).setResult(1));
          var shared = asCompleted(futures, millis(20)).iterator();
          while (shared.hasNext()) {
            try {
              note(shared.next().result());
            } catch (TimeoutError error) {
              note(name(error));
            }
          }
          note("end");
        });
  }
}
