// Misconception: a list of names is in the order of the alphabet.
// Fails: theOthersRead, whatALineIs
package asyncio.stream;

public final class ChatRoom {

  public List<String> members() {
    return members.keySet().stream().sorted().toList();
  }
}
