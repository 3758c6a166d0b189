// Misconception: what is counted when it begins is counted for good.
// Fails: cannotBeOpened, roomOfTheFailed, failedForNobody,
//   cancelledWhereItFails
package asyncio.db;

final class Pool implements AutoCloseable {

  private void open() {
    coming++;
    source
        .open()
        .addDoneCallback(
            opened -> {
              switch (opened.exception()) {
                case null -> {
                  coming--;
                  arrived(opened.result());
                }
                case Throwable failure -> failFirst(failure);
              }
              settle();
            });
  }
}
