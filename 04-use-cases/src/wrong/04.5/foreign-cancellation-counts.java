// Misconception: a cancellation that the caller did not ask for is the service's doing.
// Fails: foreignCancellationsDoNotCount
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.currentTask;

import asyncio.task.CancelledError;

public final class CircuitBreaker implements Policy {

  public <Q, A> Call<Q, A> around(Call<Q, A> next) {
    return request ->
        async(
            () -> {
              boolean probe = admit();
              int eraOfCall = era;
              try {
                A answer = await(next.call(request), Exception.class);
                ended(eraOfCall, false);
                return answer;
              } catch (Exception failure) {
                ended(eraOfCall, settings.isFailure().test(failure));
                throw failure;
              } catch (CancelledError cancelled) {
                if (currentTask().cancelling() == 0) {
                  ended(eraOfCall, true);
                }
                throw cancelled;
              } finally {
                if (probe) {
                  probing = false;
                }
              }
            });
  }
}
