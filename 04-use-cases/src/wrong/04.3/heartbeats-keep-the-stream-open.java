// Misconception: a group ends when its body has ended.
// Fails: whenTheyHappen, heartbeats, theFirstSilence, fromTheLastEvent, slowClient, severalSenders
package asyncio.http;

public final class EventStream {

  private void run(EventProducer producer) throws Exception {
    try {
      await(
          taskGroup(
              (TaskGroup group) -> {
                group.createTask(async(this::beat));
                producer.produce(this);
              }));
    } catch (ExceptionGroup group) {
      throw alone(group);
    }
  }
}
