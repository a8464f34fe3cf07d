package dev.plumbline.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ControlCharactersTest {

  @Test
  void showsWhatATerminalWouldObey() {
    assertThat(ControlCharacters.visible("a\u001b[31mb\u0007c\u009b2Jd\u202ee\u2066f\u007fg\rh"))
        .isEqualTo("a\\u001b[31mb\\u0007c\\u009b2Jd\\u202ee\\u2066f\\u007fg\\u000dh");
  }

  @Test
  void leavesTextAsItIs() {
    String text = "Größe €\tx\r\ny\n\uD83D\uDC69\u200D\uD83D\uDCBB";

    assertThat(ControlCharacters.visible(text)).isSameAs(text);
  }
}
