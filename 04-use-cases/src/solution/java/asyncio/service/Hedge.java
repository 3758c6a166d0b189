package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.taskGroup;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.ReturnWhen;
import asyncio.task.Settled;
import asyncio.task.Task;
import asyncio.task.TaskGroup;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import loopcraft.grader.Exercise;

/**
 * A policy that asks a second time if there is no answer for a while, and takes the answer that
 * comes first. It is for requests that may be done twice.
 *
 * @param after how long it waits for the first answer alone; the time in which 95 of 100 calls are
 *     answered is a good choice, as then few are asked twice. The longest there are do no harm
 * @param budget how many second requests there may be in all; when a service becomes slow, all
 *     calls would be asked twice, and make it slower
 */
public record Hedge(Duration after, RetryBudget budget) implements Policy {

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if the time is not positive
   */
  public Hedge {
    Objects.requireNonNull(budget, "budget");
    if (!after.isPositive()) {
      throw new IllegalArgumentException("after must be > 0: " + after);
    }
  }

  /**
   * A call that tells the budget of itself, and asks. If that has not ended after the time, and the
   * budget allows it, it asks once more, while the first request goes on. If the budget does not
   * allow it, the first request goes on alone.
   *
   * <p>The first answer is the answer; if both come in one instant, either may be. A failure ends
   * the call only if no other request is under way and none has answered: so one that comes before
   * the time is up comes out at once, and with two requests both have to fail. Then the first
   * request's failure comes out, with the second's as suppressed ({@link Failures#withEarlier}).
   * Whatever a request ends by is a failure if it is no answer: an {@link Error}, too, and a
   * cancellation that nobody asked for.
   *
   * <p>Each request is a task. The one that is not needed any more is cancelled, and the call ends
   * only when that has ended, too. If the call is cancelled, so are both. In either case nothing is
   * left behind.
   */
  @Override
  @Exercise(value = "04.5", part = 5)
  public <Q, A> Call<Q, A> around(Call<Q, A> next) {
    return request ->
        async(
            () -> {
              budget.called();
              return valueOf(await(taskGroup((TaskGroup group) -> race(group, next, request))));
            });
  }

  private <Q, A> Settled<A> race(TaskGroup group, Call<Q, A> next, Q request) {
    Task<Settled<A>> first = start(group, next, request);
    await(waitUntil(ReturnWhen.FIRST_COMPLETED, after, List.of(first)));
    if (first.isDone() || !budget.tryRetry()) {
      return await(first);
    }
    Task<Settled<A>> second = start(group, next, request);
    var both = List.of(first, second);
    await(waitUntil(ReturnWhen.FIRST_COMPLETED, both));
    if (both.stream().noneMatch(Hedge::hasAnswered)) {
      await(waitUntil(ReturnWhen.ALL_COMPLETED, both));
    }
    both.forEach(Task::cancel);
    return both.stream()
        .filter(Hedge::hasAnswered)
        .findFirst()
        .map(Task::result)
        .orElseGet(() -> firstFailure(first.result(), second.result()));
  }

  private static <Q, A> Task<Settled<A>> start(TaskGroup group, Call<Q, A> next, Q request) {
    return group.createTask(Outcomes.settle(() -> next.call(request)));
  }

  private static <A> boolean hasAnswered(Task<Settled<A>> task) {
    return task.isDone() && task.result() instanceof Settled.Returned<A>;
  }

  private static <A> Settled<A> firstFailure(Settled<A> first, Settled<A> second) {
    if (first instanceof Settled.Failed<A>(var failure)
        && second instanceof Settled.Failed<A>(var other)) {
      Failures.withEarlier(failure, List.of(other));
    }
    return first;
  }

  private static <A> A valueOf(Settled<A> outcome) {
    return switch (outcome) {
      case Settled.Returned<A>(var answer) -> answer;
      case Settled.Failed<A>(var failure) -> throw Outcomes.rethrow(failure);
    };
  }
}
