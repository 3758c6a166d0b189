// Alternative: the producer and the end of the connection are waited for together.
package asyncio.http;

import static asyncio.Asyncio.waitUntil;

import asyncio.task.ReturnWhen;
import java.util.List;

final class StreamedBody implements BodyWriter {

  private void produce() throws Exception {
    Task<Void> producing = createTask(async(() -> body.producer().writeTo(this)));
    Task<Void> gone = createTask(out.waitUntilGone());
    try {
      await(waitUntil(ReturnWhen.FIRST_COMPLETED, List.of(producing, gone)));
      if (!producing.isDone()) {
        throw new ClientGone("the client went away");
      }
      await(producing);
    } finally {
      gone.cancel();
      producing.cancel();
      await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(producing)));
    }
  }
}
