// Misconception: what is no failure is a success.
// Fails: aProbeWithAnError, errorsDoNotCount
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

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
                throw cancelled;
              } catch (Error error) {
                ended(eraOfCall, false);
                throw error;
              } finally {
                if (probe) {
                  probing = false;
                }
              }
            });
  }
}
