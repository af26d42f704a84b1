/// Makes letters that differ in case and diacritics alike, for sorting and for addresses.
///
/// The tables give, for each code point, the ASCII letters of its canonical decomposition without combining
/// marks (Unicode Character Database), and for letters that do not decompose, such as ø and ß, the letters
/// that indexes file them under. Two characters each, `_` for none.
package enum Folding {
  private static let latin: StaticString = """
    a_a_a_a_a_a_aec_e_e_e_e_i_i_i_i_d_n_o_o_o_o_o___o_u_u_u_u_y_thssa_a_a_a_a_a_aec_e_e_e_e_i_i_i_i_\
    d_n_o_o_o_o_o___o_u_u_u_u_y_thy_a_a_a_a_a_a_c_c_c_c_c_c_c_c_d_d_d_d_e_e_e_e_e_e_e_e_e_e_g_g_g_g_\
    g_g_g_g_h_h_h_h_i_i_i_i_i_i_i_i_i_i_ijijj_j_k_k_k_l_l_l_l_l_l_l_l_l_l_n_n_n_n_n_n_n_n_n_o_o_o_o_\
    o_o_oeoer_r_r_r_r_r_s_s_s_s_s_s_s_s_t_t_t_t_t_t_u_u_u_u_u_u_u_u_u_u_u_u_w_w_y_y_y_z_z_z_z_z_z_s_\
    b_b_b_b_______c_c_d_d_d_d___e_e_e_f_f_g_______i_k_k_l_____n_n_o_o_o_____p_p___________t_t_t_t_u_\
    u___v_y_y_z_z___________________________dzdzdzljljljnjnjnja_a_i_i_o_o_u_u_u_u_u_u_u_u_u_u_e_a_a_\
    a_a_aeaeg_g_g_g_k_k_o_o_o_o_____j_dzdzdzg_g_____n_n_a_a_aeaeo_o_a_a_a_a_e_e_e_e_i_i_i_i_o_o_o_o_\
    r_r_r_r_u_u_u_u_s_s_t_t_____h_h___d_____z_z_a_a_e_e_o_o_o_o_o_o_o_o_y_y_l_n_t_j_______c_c_l_t_s_\
    z_____b_u___e_e_j_j_____r_r_y_y_
    """
  private static let latinAdditional: StaticString = """
    a_a_b_b_b_b_b_b_c_c_d_d_d_d_d_d_d_d_d_d_e_e_e_e_e_e_e_e_e_e_f_f_g_g_h_h_h_h_h_h_h_h_h_h_i_i_i_i_\
    k_k_k_k_k_k_l_l_l_l_l_l_l_l_m_m_m_m_m_m_n_n_n_n_n_n_n_n_o_o_o_o_o_o_o_o_p_p_p_p_r_r_r_r_r_r_r_r_\
    s_s_s_s_s_s_s_s_s_s_t_t_t_t_t_t_t_t_u_u_u_u_u_u_u_u_u_u_v_v_v_v_w_w_w_w_w_w_w_w_w_w_x_x_x_x_y_y_\
    z_z_z_z_z_z_h_t_w_y_a_______ss__a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_e_e_e_e_e_e_e_e_\
    e_e_e_e_e_e_e_e_i_i_i_i_o_o_o_o_o_o_o_o_o_o_o_o_o_o_o_o_o_o_o_o_o_o_o_o_u_u_u_u_u_u_u_u_u_u_u_u_\
    u_u_y_y_y_y_y_y_y_y_llllv_v_y_y_
    """

  /// The ASCII letters that stand for a code point, or `nil` where it stands for itself.
  private static func letters(_ scalar: UInt32) -> (UInt8, UInt8?)? {
    let (table, index): (StaticString, Int)
    switch scalar {
    case 0xC0..<0x250: (table, index) = (latin, Int(scalar - 0xC0) * 2)
    case 0x1E00..<0x1F00: (table, index) = (latinAdditional, Int(scalar - 0x1E00) * 2)
    default: return nil
    }
    return table.withUTF8Buffer { letters in
      let first = letters[index]
      let second = letters[index + 1]
      guard first != UInt8(ascii: "_") else { return nil }
      return (first, second == UInt8(ascii: "_") ? nil : second)
    }
  }

  /// Adds a text to `output` in lower case without diacritics.
  ///
  /// - Complexity: O(*n*), without allocation beyond `output`'s own.
  package static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        output.append(Identifier.folded(byte))
        index += 1
        continue
      }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      let end = min(text.count, index + length)
      var scalar = UInt32(byte) & (0xFF >> UInt32(length + 1))
      for next in (index + 1)..<max(end, index + 1) { scalar = scalar << 6 | UInt32(text[next] & 0x3F) }
      if let (first, second) = letters(scalar) {
        output.append(first)
        if let second { output.append(second) }
      } else if !(0x300..<0x370).contains(scalar) {
        output.append(contentsOf: text[index..<end])
      }
      index = end
    }
  }

  /// A word made of lower-case ASCII letters, digits and single hyphens that stands for a text in addresses.
  ///
  /// What has no ASCII letters is spelled as code points (`u6570`), so that the word is never empty unless the
  /// text holds nothing but punctuation.
  package static func slug(_ text: UnsafeBufferPointer<UInt8>) -> String {
    var folded: [UInt8] = []
    append(text, to: &folded)
    var slug = ""
    var isPending = false
    func separate() {
      if isPending, !slug.isEmpty { slug += "-" }
      isPending = false
    }
    for scalar in String(decoding: folded, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9":
        separate()
        slug.unicodeScalars.append(scalar)
      case "'", "\u{2019}": continue
      default:
        guard !scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
          isPending = true
          continue
        }
        isPending = true
        separate()
        slug += "u" + String(scalar.value, radix: 16)
        isPending = true
      }
    }
    return String(slug.prefix(96))
  }
}
