// Misconception: first the output, then the errors.
// Fails: fullPipes, bothAtOnce
package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;

import asyncio.task.Coroutine;
import asyncio.task.Task;

public final class Subprocess implements AutoCloseable {

  public Coroutine<Output> communicate(byte[] input) {
    return async(
        () -> {
          Task<byte[]> feeding = createTask(feed(input));
          byte[] output = await(all(stdout()));
          byte[] errors = await(all(stderr()));
          await(feeding);
          await(waitUntilEnded());
          return new Output(output, errors);
        });
  }
}
