// Misconception: what comes out of a task group can be passed on as it is.
// Fails: theProducerFails, theProducerThrowsAGroup, nobodyIsThere
package asyncio.http;

public final class EventStream {

  private void run(EventProducer producer) throws Exception {
    await(
        taskGroup(
            (TaskGroup group) -> {
              Task<Void> heartbeats = group.createTask(async(this::beat));
              producer.produce(this);
              heartbeats.cancel();
            }));
  }
}
