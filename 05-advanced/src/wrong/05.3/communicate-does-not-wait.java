// Misconception: a program that has closed its output has ended.
// Fails: closedItsOutput
// By luck: realEcho
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
          List<byte[]> outputs = await(gather(feed(input), all(stdout()), all(stderr())));
          return new Output(outputs.get(1), outputs.get(2));
        });
  }
}
