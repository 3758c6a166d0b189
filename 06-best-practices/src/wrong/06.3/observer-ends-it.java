// Misconception: an observer does not throw.
// Fails: anObserverThrows
package asyncio.pattern;



public final class Supervisor {

  private void tell(SupervisorEvent event) {
    observer.happened(event);
  }
}
