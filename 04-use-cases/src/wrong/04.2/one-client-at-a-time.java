// Misconception: a server is a coroutine that serves one client after the other.
// Fails: clientsSideBySide, anErrorInAHandler, cancelledBeforeItBegan
package asyncio.stream;

import asyncio.sync.Queue;
import asyncio.task.Task;

public final class Server implements AutoCloseable {

  private final Queue<Connection> waiting = new Queue<>();
  private Task<Void> worker;

  private void serve(Connection connection) {
    waiting.putNow(connection);
    if (worker == null) {
      worker =
          createTask(
              async(
                  () -> {
                    while (true) {
                      try (Connection next = await(waiting.get())) {
                        handler.serve(next.reader(), next.writer());
                      } catch (CancelledError cancelled) {
                        throw cancelled;
                      } catch (Exception failure) {
                        loop.callExceptionHandler(
                            new ExceptionContext("a handler failed", failure, this));
                      }
                    }
                  }));
    }
  }
}
