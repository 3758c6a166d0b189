// Misconception: first the question, then the answer.
// Fails: fullPipes
package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;

import asyncio.task.Coroutine;
import java.util.List;

public final class Subprocess implements AutoCloseable {

  public Coroutine<Output> communicate(byte[] input) {
    return async(
        () -> {
          await(feed(input));
          List<byte[]> outputs = await(gather(all(stdout()), all(stderr())));
          await(waitUntilEnded());
          return new Output(outputs.get(0), outputs.get(1));
        });
  }
}
