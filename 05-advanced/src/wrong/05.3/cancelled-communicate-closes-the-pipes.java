// Misconception: who is cancelled cleans up.
// Fails: cancelledInTheMiddle
package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import java.util.List;

public final class Subprocess implements AutoCloseable {

  public Coroutine<Output> communicate(byte[] input) {
    return async(
        () -> {
          List<byte[]> outputs;
          try {
            outputs = await(gather(feed(input), all(stdout()), all(stderr())));
          } catch (CancelledError cancelled) {
            pipes.abort();
            throw cancelled;
          }
          await(waitUntilEnded());
          return new Output(outputs.get(1), outputs.get(2));
        });
  }
}
