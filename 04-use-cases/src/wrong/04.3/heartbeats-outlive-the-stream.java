// Misconception: a task that was started beside something ends with it.
// Fails: whenTheyHappen, theProducerFails, aCancelledStream, theClientOfEventsGoesAway
package asyncio.http;

import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;

public final class EventStream {

  private void run(EventProducer producer) throws Exception {
    var failure = new Exception[1];
    Task<?> here = currentTask();
    createTask(
        async(
            () -> {
              try {
                beat();
              } catch (IOException gone) {
                failure[0] = gone;
                here.cancel();
              }
            }));
    try {
      producer.produce(this);
    } catch (asyncio.task.CancelledError cancelled) {
      if (failure[0] != null) {
        throw failure[0];
      }
      throw cancelled;
    }
  }
}
