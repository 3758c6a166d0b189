// Misconception: whether the client is there will show when the next event is sent.
// Fails: nobodyIsThere
package asyncio.http;

import static asyncio.Asyncio.createTask;

public final class EventStream {

  private void run(EventProducer producer) throws Exception {
    Task<Void> heartbeats =
        createTask(
            async(
                () -> {
                  try {
                    beat();
                  } catch (IOException gone) {
                    // The producer will notice.
                  }
                }));
    try {
      producer.produce(this);
    } finally {
      heartbeats.cancel();
    }
  }
}
