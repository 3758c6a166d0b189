// Alternative: tasks open, check and discard, in place of callbacks.
package asyncio.db;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;

final class Pool implements AutoCloseable {

  private void open() {
    coming++;
    createTask(
        async(
            () -> {
              try {
                Link link = await(source.open());
                coming--;
                arrived(link);
              } catch (Exception failure) {
                coming--;
                failFirst(failure);
              }
              settle();
            }));
  }

  private void check(Link link) {
    coming++;
    createTask(
        async(
            () -> {
              boolean fit = await(link.check());
              coming--;
              arrivedIf(fit, link);
            }));
  }

  private void discard(Link link) {
    going++;
    createTask(
        async(
            () -> {
              await(link.discard());
              going--;
              settle();
            }));
  }
}
