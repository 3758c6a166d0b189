// Alternative: one task sends everything, and who sends an event waits until it has.
package asyncio.http;

import static asyncio.Asyncio.waitFor;

import asyncio.sync.Queue;
import asyncio.task.Future;
import asyncio.task.TimeoutError;

public final class EventStream {

  private final Queue<Waiting> waiting = new Queue<>();

  private record Waiting(byte[] bytes, Future<Void> sent) {}

  public Coroutine<Void> send(ServerSentEvent event) {
    return async(
        () -> {
          var sent = new Future<Void>(EventLoop.running());
          waiting.putNow(new Waiting(encode(event).getBytes(StandardCharsets.UTF_8), sent));
          await(sent);
        });
  }

  private void run(EventProducer producer) throws Exception {
    try {
      await(
          taskGroup(
              (TaskGroup group) -> {
                Task<Void> sender = group.createTask(async(this::sendAll));
                producer.produce(this);
                sender.cancel();
              }));
    } catch (ExceptionGroup group) {
      throw alone(group);
    }
  }

  private void sendAll() throws IOException {
    while (true) {
      try {
        Waiting next = await(waitFor(waiting.get(), heartbeat));
        write(next.bytes());
        if (!next.sent().isDone()) {
          next.sent().setResult(null);
        }
      } catch (TimeoutError silence) {
        write(COMMENT);
      }
    }
  }
}
