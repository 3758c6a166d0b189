// Misconception: the exception says that something was wrong, and that will do.
// Fails: aRefusedNotificationWakesNobody
package asyncio.sync;

public final class Condition {

  public void notifySome(int number) {
    wake(number);
    requireLocked("cannot notify on un-acquired lock");
  }
}
