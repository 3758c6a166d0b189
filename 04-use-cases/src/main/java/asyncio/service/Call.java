package asyncio.service;

import asyncio.task.Coroutine;
import java.util.List;

/**
 * How one service is asked, whatever lies between: HTTP, a line on a socket, a method of this
 * program.
 *
 * <pre>{@code
 * Call<Query, Price> price =
 *     client.call("/price").through(new TimeLimit(Duration.ofMillis(500)), retry, breaker);
 * Price answer = await(price.call(query));
 * }</pre>
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
@FunctionalInterface
public interface Call<Q, A> {

  /**
   * A coroutine that asks once, and ends with the answer, or with the failure. Each one that is
   * awaited is a request of its own.
   */
  Coroutine<A> call(Q request);

  /**
   * This call with policies around it. A request passes through them in the order in which they
   * stand here: the first is the outermost, and the last is next to the service.
   */
  default Call<Q, A> through(Policy... policies) {
    Call<Q, A> call = this;
    for (Policy policy : List.of(policies).reversed()) {
      call = policy.around(call);
    }
    return call;
  }
}
