package text

// RoomsTitle heads the menu of the screens around the vouchers.
const RoomsTitle = "账务事项"
