// Misconception: sending is putting into a queue.
// Fails: slowClient
package asyncio.http;

import asyncio.sync.Queue;

public final class EventStream {

  private final Queue<ServerSentEvent> waiting = new Queue<>();

  public Coroutine<Void> send(ServerSentEvent event) {
    return waiting.put(event);
  }

  private void run(EventProducer producer) throws Exception {
    try {
      await(
          taskGroup(
              (TaskGroup group) -> {
                Task<Void> heartbeats = group.createTask(async(this::beat));
                Task<Void> sender =
                    group.createTask(
                        async(
                            () -> {
                              while (true) {
                                ServerSentEvent event = await(waiting.get());
                                try (var _ = await(oneWriter.acquire())) {
                                  write(encode(event).getBytes(StandardCharsets.UTF_8));
                                } finally {
                                  waiting.taskDone();
                                }
                              }
                            }));
                producer.produce(this);
                await(waiting.join());
                sender.cancel();
                heartbeats.cancel();
              }));
    } catch (ExceptionGroup group) {
      throw alone(group);
    }
  }
}
