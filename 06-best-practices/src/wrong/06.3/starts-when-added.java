// Misconception: what is added to something that runs can start.
// Fails: added
package asyncio.pattern;


public final class Supervisor {

  public void add(ChildSpec spec) {
    if (find(spec.name()).isPresent()) {
      throw new IllegalArgumentException("there is a child called " + spec.name());
    }
    if (phase == Phase.STOPPING || phase == Phase.ENDED) {
      throw new IllegalStateException("the supervisor has ended");
    }
    var child = new Child(spec);
    children.add(child);
    if (phase == Phase.RUNNING) {
      start(child);
    }
  }
}
